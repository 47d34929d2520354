import { randomBytes } from "node:crypto";
import type { Caller } from "../accounts/caller.ts";
import { Refusal } from "../refusal.ts";
import { type EmailSettings, emailSettings } from "./email-settings.ts";
import type { EmailPorts } from "./ports.ts";

/**
 * Takes the address an account wants its notifications at. Until it is confirmed from a mail that was sent there, no
 * other mail goes to it. Naming the same confirmed address again changes nothing.
 * @throws Refusal `wrong_state` when the operator sends no e-mail
 */
export async function setAddress(
  ports: EmailPorts,
  { caller, address }: { caller: Caller; address: string },
): Promise<EmailSettings> {
  if (!ports.sendsEmail) throw new Refusal("wrong_state", "The operator of this site sends no e-mail.");
  const known = await ports.emails.find(caller.address);
  if (known?.confirmedAt && known.address === address) return emailSettings(ports, caller);
  const unsubscribeToken = randomBytes(32).toString("base64url");
  await ports.emails.put({ account: caller.address, address, unsubscribeToken });
  await ports.askForMail();
  return emailSettings(ports, caller);
}
