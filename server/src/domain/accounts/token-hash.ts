import { createHash } from "node:crypto";

/** What the database keeps of a session's token: who reads the table cannot be anybody. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
