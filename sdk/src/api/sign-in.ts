import type { Account, Chain, Client, Transport } from "viem";
import { parseAccount } from "viem/accounts";
import { signMessage } from "viem/actions";
import { createSiweMessage } from "viem/siwe";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { type Api, createApi } from "./create-api.ts";
import type { PublicConfig, Session } from "./schemas.ts";

export type SignInParams = {
  /** Origin of the server, as people open it: "https://market.example". */
  origin: string;
  /** For wallet clients that were made without an account. */
  account?: Account | `0x${string}`;
  /** What the person reads in the wallet besides the standard's lines. */
  statement?: string;
  fetch?: typeof globalThis.fetch;
};

export type SignedIn = {
  /** Calls go out as this account. */
  api: Api;
  session: Session;
  /** Chain, escrow and tokens of the server. */
  config: PublicConfig;
};

/**
 * Signs in to a server with Ethereum (EIP-4361, FEATURES WAL-2) and keeps the session: for programs, which have no
 * browser to keep the cookie.
 * @throws HoldfastError wallet_missing, user_rejected; ApiProblem when the server refuses or does not answer
 */
export async function signIn(
  walletClient: Client<Transport, Chain | undefined, Account | undefined>,
  params: SignInParams,
): Promise<SignedIn> {
  const { statement, fetch = globalThis.fetch } = params;
  const account = params.account ?? walletClient.account;
  if (account === undefined) {
    throw new HoldfastError({
      code: "wallet_missing",
      shortMessage: "No account is there to sign in with.",
      hint: "Make the wallet client with an account, or give one.",
      retry: false,
    });
  }
  const { origin, host } = new URL(params.origin);
  let cookie = "";
  const keeping: typeof globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init);
    for (const given of answer.headers.getSetCookie()) {
      const [pair = ""] = given.split(";", 1);
      if (/session=/.test(pair)) cookie = pair;
    }
    return answer;
  };
  const api = createApi({
    baseUrl: origin,
    fetch: keeping,
    headers: () => ({ origin, ...(cookie === "" ? {} : { cookie }) }),
  });

  const config = await api.get("/api/config");
  const { nonce, expiresAt } = await api.post("/api/auth/nonce");
  const message = createSiweMessage({
    address: parseAccount(account).address,
    chainId: config.chainId,
    domain: host,
    uri: origin,
    version: "1",
    nonce,
    issuedAt: new Date(),
    expirationTime: new Date(expiresAt),
    ...(statement === undefined ? {} : { statement }),
  });
  const signature = await signMessage(walletClient, { account, message }).catch((error: unknown) => {
    throw explainError(error);
  });
  const session = await api.post("/api/auth/session", { body: { message, signature } });
  return { api, session, config };
}
