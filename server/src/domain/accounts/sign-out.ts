import type { AccountPorts } from "./ports.ts";
import { tokenHash } from "./token-hash.ts";

/** Ends a session for good; the token is worthless afterwards. */
export async function signOut(ports: Pick<AccountPorts, "sessions">, token: string): Promise<void> {
  await ports.sessions.remove(tokenHash(token));
}
