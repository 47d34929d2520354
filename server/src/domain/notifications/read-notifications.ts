import type { Caller } from "../accounts/caller.ts";
import type { NotificationPorts, WhichNotifications } from "./ports.ts";

/** Marks some of one's own notifications read; others' stay as they are. @returns how many are still unread. */
export async function readNotifications(
  ports: NotificationPorts,
  { caller, which }: { caller: Caller; which: WhichNotifications },
): Promise<number> {
  await ports.notifications.markRead(caller.address, which);
  return ports.notifications.unread(caller.address);
}
