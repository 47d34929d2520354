import { randomBytes } from "node:crypto";
import { type Address, getAddress, type Hex } from "viem";
import { parseSiweMessage } from "viem/siwe";
import { Refusal } from "../refusal.ts";
import type { Account, AccountPorts } from "./ports.ts";
import { tokenHash } from "./token-hash.ts";

const SESSION_DAYS = 14;
/** Clocks of wallets and servers differ by a little. */
const SKEW_MS = 60_000;

/**
 * Signs in with an EIP-4361 message (WAL-1): for this site, this chain, within its times, with a nonce of ours that
 * dies by being used, signed by the account's key or by its contract (ERC-1271, ERC-6492).
 * @returns the session's secret token, which only the cookie ever holds.
 * @throws Refusal `sign_in_refused`, in words that say which of these failed.
 */
export async function signIn(
  ports: AccountPorts,
  input: { message: string; signature: Hex },
): Promise<{ token: string; account: Account; expiresAt: Date }> {
  const now = new Date();
  const { address, nonce } = readMessage(ports, { message: input.message, now });
  if (!(await ports.nonces.consume(nonce, now))) {
    throw refused(
      "Its nonce is not one of ours, was used before, or is older than ten minutes. Ask for a new one.",
    );
  }
  if (
    !(await ports.signatures.message({ signer: address, message: input.message, signature: input.signature }))
  ) {
    throw refused(`The signature is not one of ${address}.`);
  }
  const account = await ports.accounts.ensure(address);
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * 24 * 3_600_000);
  await ports.sessions.insert({ tokenHash: tokenHash(token), address, expiresAt });
  await ports.sessions.removeExpired(now);
  return { token, account, expiresAt };
}

function readMessage(
  ports: Pick<AccountPorts, "origins" | "chainId">,
  { message, now }: { message: string; now: Date },
): { address: Address; nonce: string } {
  const fields = parseSiweMessage(message);
  if (!fields.address || !fields.nonce || fields.version !== "1") {
    throw refused("The message is not a Sign-In with Ethereum message (EIP-4361).");
  }
  const origin = ports.origins.find((one) => new URL(one).host === fields.domain);
  if (!origin || (fields.scheme !== undefined && `${fields.scheme}:` !== new URL(origin).protocol)) {
    throw refused(`The message is for ${fields.domain ?? "no site"}, not for this one.`);
  }
  if (!fields.uri || URL.parse(fields.uri)?.origin !== origin) throw refused("Its URI is not of this site.");
  if (fields.chainId !== ports.chainId) {
    throw refused(
      `The message is for chain ${fields.chainId ?? "none"}; this site is on chain ${ports.chainId}.`,
    );
  }
  if (fields.expirationTime && fields.expirationTime.getTime() <= now.getTime())
    throw refused("It has expired.");
  if (fields.notBefore && fields.notBefore.getTime() > now.getTime() + SKEW_MS)
    throw refused("It is not valid yet.");
  if (!fields.issuedAt || fields.issuedAt.getTime() > now.getTime() + SKEW_MS) {
    throw refused("It says no time at which it was issued, or one in the future.");
  }
  return { address: getAddress(fields.address), nonce: fields.nonce };
}

function refused(detail: string): Refusal {
  return new Refusal("sign_in_refused", detail);
}
