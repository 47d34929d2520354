import { tokenHash } from "../accounts/token-hash.ts";
import { Refusal } from "../refusal.ts";
import type { EmailPorts } from "./ports.ts";

/** Confirms an address by what was mailed to it. @throws Refusal `not_found` for what was not, or too long ago */
export async function confirmAddress(ports: Pick<EmailPorts, "emails">, token: string): Promise<void> {
  if (!(await ports.emails.confirm(tokenHash(token), new Date()))) {
    throw new Refusal(
      "not_found",
      "This link was used already, or its time is over. Enter the address again.",
    );
  }
}
