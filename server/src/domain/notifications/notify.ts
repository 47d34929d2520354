import type { Address } from "viem";
import type { Notice, NotificationPorts } from "./ports.ts";

/** One cause, and all it is told to. */
export type NotifyInput = Omit<Notice, "account"> & { accounts: readonly Address[] };

/**
 * Tells accounts of something, once for each `key` however often and by however many instances it is called (NTF-1).
 * Their pages hear of it at once.
 */
export async function notify(ports: NotificationPorts, input: NotifyInput): Promise<void> {
  const { accounts, ...notice } = input;
  // Always in one order, so that two instances that tell the same never wait for each other in a circle.
  const each = [...new Set(accounts)].sort().map((account) => ({ ...notice, account }));
  if (each.length > 0) await ports.notifications.insert(each);
}
