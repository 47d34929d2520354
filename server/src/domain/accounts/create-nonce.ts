import { generateSiweNonce } from "viem/siwe";
import type { AccountPorts } from "./ports.ts";

const NONCE_MINUTES = 10;

/** A nonce for one sign-in (EIP-4361), good for ten minutes. */
export async function createNonce(
  ports: Pick<AccountPorts, "nonces">,
): Promise<{ nonce: string; expiresAt: Date }> {
  const nonce = generateSiweNonce();
  const expiresAt = new Date(Date.now() + NONCE_MINUTES * 60_000);
  await ports.nonces.insert(nonce, expiresAt);
  return { nonce, expiresAt };
}
