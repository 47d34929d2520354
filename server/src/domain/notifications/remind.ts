import { OrderStatus } from "@holdfast/sdk/order";
import type { Clock } from "../clock.ts";
import type { OrderRecord } from "../orders/ports.ts";
import type { QuoteStore } from "../quotes/ports.ts";
import { remindOfQuotes } from "../quotes/remind-of-quotes.ts";
import type { ReviewPorts } from "../reviews/ports.ts";
import { tellOfReviews } from "../reviews/tell-of-reviews.ts";
import { noticesOfLimits } from "./limits.ts";
import type { Notice, NotificationPorts, ReminderPorts } from "./ports.ts";

export type RemindPorts = NotificationPorts &
  ReminderPorts &
  ReviewPorts & { clock: Clock; quotes: Pick<QuoteStore, "expiring" | "states"> };

/** Orders looked at together. */
const PORTION = 200;

/**
 * Tells people of the limits of their orders that come near or have passed, and what they wanted to be reminded of
 * (NTF-1, ORD-5), and of reviews (RVW-1). However often and by however many instances it is called, each is told once.
 * @param since unix seconds up to which the last call looked; null: as far back as anything is still news
 * @returns up to when it looked, for the next call
 */
export async function remind(ports: RemindPorts, since: number | null): Promise<number> {
  const now = await ports.clock();
  // A local chain may have been put back.
  const from = since !== null && since <= now ? since : null;
  const ids = await ports.reminders.near({ from, to: now });
  for (let at = 0; at < ids.length; at += PORTION) {
    const orders = await ports.reminders.orders(ids.slice(at, at + PORTION));
    const notices = orders.flatMap((order) => noticesOfLimits(order, now));
    await ports.notifications.insert(notices.sort(byLimit));
  }
  await remindLater(ports, now);
  await tellOfReviews(ports, { from, now });
  await remindOfQuotes(ports, { from, now });
  return now;
}

/** The earliest limit comes first in people's lists, and two instances that tell the same do it in one order. */
function byLimit(a: Notice, b: Notice): number {
  const distance = Number(a.data.until) - Number(b.data.until);
  if (distance !== 0) return distance;
  return a.key + a.account < b.key + b.account ? -1 : 1;
}

/** ORD-5: who put the requirements off is reminded, once, if they are still wanted then. */
async function remindLater({ reminders, notifications }: RemindPorts, now: number): Promise<void> {
  const due = await reminders.due(now);
  if (due.length === 0) return;
  const orders = new Map<string, OrderRecord>();
  for (const order of await reminders.orders(due.map(({ order }) => order))) orders.set(order.id, order);
  const wanted = due.filter(({ order }) => {
    const status = orders.get(order)?.state.status;
    return status === OrderStatus.Placed || status === OrderStatus.Pending;
  });
  await notifications.insert(
    wanted.map(({ order, account, at }) => ({
      account,
      kind: "remind_later",
      orderId: order,
      data: { as: "client" },
      key: `later:${order}:${at}`,
    })),
  );
  for (const one of due) await reminders.remove(one);
}
