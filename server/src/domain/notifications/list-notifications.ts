import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { type Person, personOf } from "../accounts/person.ts";
import { findListings } from "../orders/listing.ts";
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
  ports: NotificationPorts & Pick<OrderPorts, "accounts" | "documents" | "serviceCovers">,
  input: { caller: Caller; cursor?: string | undefined; limit: number },
): Promise<NotificationList> {
  const account = input.caller.address;
  const [page, unread] = await Promise.all([
    ports.notifications.list({ account, cursor: input.cursor, limit: input.limit }),
    ports.notifications.unread(account),
  ]);
  const titleOf = await titles(
    ports,
    page.items.flatMap(({ orderId }) => orderId ?? []),
  );
  const doers = page.items.flatMap((item) => doerOf(item) ?? []);
  const people = await ports.accounts.people([...new Set(doers)]);
  const items = page.items.map((item): NotificationView => {
    const by = doerOf(item);
    return {
      ...item,
      by: by && personOf(people, by),
      title: item.orderId && titleOf(item.orderId),
    };
  });
  return { items, nextCursor: page.nextCursor, unread };
}

/** What orders are about, in the words of the listings their terms commit to. */
export async function titles(
  ports: NotificationPorts & Pick<OrderPorts, "documents" | "serviceCovers">,
  orders: readonly Hash[],
): Promise<(order: Hash) => string | null> {
  const subjects = await ports.notifications.subjects([...new Set(orders)]);
  const listingOf = await findListings(ports, [...subjects.values()]);
  return (order) => {
    const subject = subjects.get(order);
    return (subject && listingOf(subject)?.title) ?? null;
  };
}

function doerOf({ data }: NotificationRecord): Address | null {
  return typeof data.by === "string" ? (data.by as Address) : null;
}
