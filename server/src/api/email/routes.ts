import { createHash } from "node:crypto";
import type { Request } from "express";
import type { Address } from "viem";
import { confirmAddress } from "../../domain/email/confirm-address.ts";
import { emailSettings } from "../../domain/email/email-settings.ts";
import { setAddress } from "../../domain/email/set-address.ts";
import type { ApiContext } from "../context.ts";
import { callerKey } from "../middleware/caller-key.ts";
import { tooMuch } from "../middleware/limit-rate.ts";
import { type Route, route } from "../route.ts";
import { EmailInput, EmailSettings, EmailToken } from "../schema/email.ts";

/** Of the points an hour's 20: what a mail costs its addressee, the account, and the caller's address. */
const COST = { addressee: 7, account: 4, caller: 1 };

export const emailRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/account/email",
    tag: "Notifications",
    summary: "Where one's own notifications are mailed to",
    auth: "required",
    answer: EmailSettings,
    refusals: [],
    handle: ({ context, caller }) => emailSettings(context, caller),
  }),
  route({
    method: "put",
    path: "/api/account/email",
    tag: "Notifications",
    summary:
      "Ask for mails to an address; nothing but one question is sent before it is confirmed from there",
    auth: "required",
    body: EmailInput,
    answer: EmailSettings,
    refusals: ["wrong_state"],
    async handle({ context, caller, body, request }) {
      const { address } = body;
      await admitMail(context, { request, account: caller.address, address });
      return setAddress(context, { caller, address });
    },
  }),
  route({
    method: "delete",
    path: "/api/account/email",
    tag: "Notifications",
    summary: "No more mails, and the address is forgotten",
    auth: "required",
    refusals: [],
    handle: ({ context, caller }) => context.emails.remove(caller.address),
  }),
  route({
    method: "post",
    path: "/api/email/confirm",
    tag: "Notifications",
    summary: "Confirm an address by the token of its mail",
    auth: "none",
    body: EmailToken,
    refusals: ["not_found"],
    handle: ({ context, body }) => confirmAddress(context, body.token),
  }),
  route({
    method: "post",
    path: "/api/email/unsubscribe",
    tag: "Notifications",
    summary: "End the mails by the token that each carries (RFC 8058); an unknown one is ended already",
    auth: "none",
    query: EmailToken,
    refusals: [],
    handle: ({ context, query }) => context.emails.removeByToken(query.token),
  }),
  route({
    method: "get",
    path: "/api/email/unsubscribe",
    tag: "Notifications",
    summary: "The same link followed by a person: the page that asks whether to end the mails",
    auth: "none",
    query: EmailToken,
    answerType: "text/html",
    refusals: [],
    async handle({ query, response }) {
      response.redirect(303, `/notifications#unsubscribe=${query.token}`);
    },
  }),
];

/** Nobody's mailbox is filled by people who enter its address, however many accounts they make. */
async function admitMail(
  { limits }: Pick<ApiContext, "limits">,
  { request, account, address }: { request: Request; account: Address; address: string },
): Promise<void> {
  const addressee = createHash("sha256").update(address.toLowerCase()).digest("base64url");
  const waits = [
    await limits.consume("email", `caller:${callerKey(request.ip)}`, COST.caller),
    await limits.consume("email", `account:${account}`, COST.account),
    await limits.consume("email", `to:${addressee}`, COST.addressee),
  ].filter((wait) => wait !== null);
  if (waits.length > 0) throw tooMuch(Math.max(...waits));
}
