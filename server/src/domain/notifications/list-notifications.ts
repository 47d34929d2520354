import type { Address } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { type Person, personOf } from "../accounts/person.ts";
import type { OrderPorts } from "../orders/ports.ts";
import type { NotificationPorts, NotificationRecord } from "./ports.ts";

/** A notification with the names its sentence needs; `by` is who did it, null when it was time. */
export type NotificationView = NotificationRecord & {
  by: Person | null;
  /** What the order is about; null when no listing says it. */
  title: string | null;
};

export type NotificationList = { items: NotificationView[]; nextCursor: string | null; unread: number };

/** One's own notifications, the newest first, and how many are unread (NTF-1). */
export async function listNotifications(
  ports: NotificationPorts & Pick<OrderPorts, "accounts">,
  input: { caller: Caller; cursor?: string | undefined; limit: number },
): Promise<NotificationList> {
  const account = input.caller.address;
  const [page, unread] = await Promise.all([
    ports.notifications.list({ account, cursor: input.cursor, limit: input.limit }),
    ports.notifications.unread(account),
  ]);
  const doers = page.items.flatMap((item) => doerOf(item) ?? []);
  const [titles, people] = await Promise.all([
    ports.notifications.titles(page.items.flatMap(({ orderId }) => orderId ?? [])),
    ports.accounts.people([...new Set(doers)]),
  ]);
  const items = page.items.map((item): NotificationView => {
    const by = doerOf(item);
    return {
      ...item,
      by: by && personOf(people, by),
      title: (item.orderId && titles.get(item.orderId)) ?? null,
    };
  });
  return { items, nextCursor: page.nextCursor, unread };
}

function doerOf({ data }: NotificationRecord): Address | null {
  return typeof data.by === "string" ? (data.by as Address) : null;
}
