import { getAddress, type Hex } from "viem";
import { z } from "zod";
import { changeProfile } from "../../domain/accounts/change-profile.ts";
import { createNonce } from "../../domain/accounts/create-nonce.ts";
import { findCaller, rolesOf } from "../../domain/accounts/find-caller.ts";
import { getProfile } from "../../domain/accounts/get-profile.ts";
import type { Account } from "../../domain/accounts/ports.ts";
import { signIn } from "../../domain/accounts/sign-in.ts";
import { signOut } from "../../domain/accounts/sign-out.ts";
import { roundCrop } from "../../domain/files/crop.ts";
import { getRecord } from "../../domain/standing/get-record.ts";
import type { ApiContext } from "../context.ts";
import { clearSessionCookie, sessionToken, setSessionCookie } from "../middleware/session-cookie.ts";
import { type Route, route } from "../route.ts";
import { Address } from "../schema/common.ts";
import { AccountRecord } from "../schema/record.ts";
import { Nonce, Profile, ProfileUpdate, Session, SignIn } from "../schema/session.ts";
import { presentPerson } from "./present.ts";

const SIGNED_OUT = { account: null, expiresAt: null };

export const accountRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/auth/nonce",
    tag: "Accounts",
    summary: "A nonce for one sign-in",
    auth: "none",
    answer: Nonce,
    refusals: [],
    async handle({ context }) {
      const { nonce, expiresAt } = await createNonce(context);
      return { nonce, expiresAt: expiresAt.toISOString() };
    },
  }),
  route({
    method: "post",
    path: "/api/auth/session",
    tag: "Accounts",
    summary: "Sign in with an EIP-4361 message",
    auth: "none",
    body: SignIn,
    answer: Session,
    refusals: ["sign_in_refused", "node_unavailable"],
    async handle({ context, body, request, response }) {
      const signature = body.signature as Hex;
      const before = sessionToken(context, request);
      const { token, account, expiresAt } = await signIn(context, { message: body.message, signature });
      // The cookie holds one token: the one it held is nobody's to use any more.
      if (before) await signOut(context, before);
      setSessionCookie(response, { token, expiresAt, secure: context.secureCookies });
      return presentSession(context, account, expiresAt);
    },
  }),
  route({
    method: "get",
    path: "/api/auth/session",
    tag: "Accounts",
    summary: "Who is signed in; nulls when nobody is",
    auth: "optional",
    answer: Session,
    refusals: [],
    async handle({ context, request }) {
      const token = sessionToken(context, request);
      const found = token ? await findCaller(context, token) : null;
      const account = found && (await context.accounts.find(found.caller.address));
      return account ? presentSession(context, account, found.expiresAt) : SIGNED_OUT;
    },
  }),
  route({
    method: "delete",
    path: "/api/auth/session",
    tag: "Accounts",
    summary: "Sign out",
    auth: "none",
    refusals: [],
    async handle({ context, request, response }) {
      const token = sessionToken(context, request);
      if (token) await signOut(context, token);
      clearSessionCookie(response, { secure: context.secureCookies });
    },
  }),
  route({
    method: "patch",
    path: "/api/me",
    tag: "Accounts",
    summary: "Change one's own profile",
    auth: "required",
    body: ProfileUpdate,
    answer: Profile,
    refusals: ["file_type_refused"],
    async handle({ context, caller, body }) {
      const { address } = caller;
      const { avatar: sent, ...words } = body;
      const change = { ...words, avatar: sent && { ...sent, crop: sent.crop && roundCrop(sent.crop) } };
      const { createdAt, ...account } = await changeProfile(context, { address, change });
      return { ...presentPerson(account), memberSince: createdAt.toISOString() };
    },
  }),
  route({
    method: "get",
    path: "/api/accounts/{address}",
    tag: "Accounts",
    summary: "A person's public profile",
    auth: "none",
    params: z.object({ address: Address }),
    answer: Profile,
    refusals: ["not_found"],
    async handle({ context, params }) {
      const { memberSince, ...profile } = await getProfile(context, getAddress(params.address));
      return { ...presentPerson(profile), memberSince: memberSince?.toISOString() ?? null };
    },
  }),
  route({
    method: "get",
    path: "/api/accounts/{address}/record",
    tag: "Accounts",
    summary: "An account's ratings, rates and times, as a seller and as a client",
    auth: "none",
    params: z.object({ address: Address }),
    answer: AccountRecord,
    refusals: [],
    async handle({ context, params }) {
      return getRecord(context, getAddress(params.address));
    },
  }),
];

function presentSession(context: ApiContext, account: Account, expiresAt: Date): z.input<typeof Session> {
  const { createdAt: _, ...own } = account;
  return {
    account: { ...presentPerson(own), picture: own.avatar, roles: rolesOf(context, account.address) },
    expiresAt: expiresAt.toISOString(),
  };
}
