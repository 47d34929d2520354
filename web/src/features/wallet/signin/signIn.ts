import type { Session } from "@holdfast/sdk/api";
import type { Address, Hex } from "viem";
import { createSiweMessage } from "viem/siwe";
import { api } from "../../../shared/lib/api.ts";
import { texts } from "../texts.ts";

/** EIP-4361: a message of this site with the server's nonce, signed by the wallet, exchanged for a session. */
export async function signIn(input: {
  account: Address;
  chainId: number;
  sign: (message: string) => Promise<Hex>;
  onAsking: () => void;
}): Promise<Session> {
  const { account, chainId, sign, onAsking } = input;
  const { nonce, expiresAt } = await api.post("/api/auth/nonce");
  const message = createSiweMessage({
    address: account,
    chainId,
    domain: location.host,
    uri: location.origin,
    version: "1",
    nonce,
    statement: texts.signIn.statement,
    issuedAt: new Date(),
    expirationTime: new Date(expiresAt),
  });
  onAsking();
  const signature = await sign(message);
  return api.post("/api/auth/session", { body: { message, signature } });
}
