import type { Caller } from "../accounts/caller.ts";
import type { EmailPorts, EmailRecord } from "./ports.ts";

/**
 * `sending`: the mail that asks for confirmation is on its way; `waiting`: it was sent; `expired`: nobody confirmed in
 * time; `unreachable`: the mail server refuses the address.
 */
export type EmailState = "none" | "sending" | "waiting" | "expired" | "unreachable" | "confirmed";
export type EmailSettings = { available: boolean; address: string | null; state: EmailState };

/** In place of a token's hash, which it cannot be, for an address that mail servers refuse. */
export const UNREACHABLE = "unreachable";

/** Where one's own notifications are mailed to, and how far that is. */
export async function emailSettings(
  ports: Pick<EmailPorts, "emails" | "sendsEmail">,
  caller: Caller,
): Promise<EmailSettings> {
  const record = await ports.emails.find(caller.address);
  return {
    available: ports.sendsEmail,
    address: record?.address ?? null,
    state: record ? stateOf(record, new Date()) : "none",
  };
}

function stateOf({ confirmedAt, confirmHash, confirmExpiresAt }: EmailRecord, now: Date): EmailState {
  if (confirmHash === UNREACHABLE) return "unreachable";
  if (confirmedAt) return "confirmed";
  if (confirmHash === null) return "sending";
  return confirmExpiresAt && confirmExpiresAt > now ? "waiting" : "expired";
}
