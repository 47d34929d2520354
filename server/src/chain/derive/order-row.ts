import {
  CancelCause,
  type EscrowEvent,
  foldAll,
  type Order,
  OrderStatus,
  paymentTotals,
} from "@holdfast/sdk/order";
import type { OrderRow } from "../store.ts";

/** The row of an order, from all its events in the chain's order. @throws InconsistentEvent */
export function orderRow(events: EscrowEvent[]): OrderRow | undefined {
  const order = foldAll(events);
  const last = events.at(-1);
  if (order === undefined || last === undefined) return undefined;
  return {
    order,
    totals: paymentTotals(order.payments),
    deliveredAt: lastDelivery(order),
    takenAt: taken(order),
    cancelCause: order.outcome?.kind === "cancelled" ? order.outcome.cause : null,
    onTime: cameInTime(order),
    updatedAt: last.block.timestamp,
    lastBlock: last.block.number,
  };
}

function lastDelivery(order: Order): number | null {
  return order.timeline.findLast((step) => step.event === "OrderDelivered")?.ref.at ?? null;
}

function taken({ timeline }: Order): number | null {
  return timeline.find(({ status }) => isTaken(status))?.ref.at ?? null;
}

/** An order that waits to be accepted is declined or taken back to Cancelled, and to nothing else but being taken on. */
function isTaken(status: OrderStatus): boolean {
  return status !== OrderStatus.Pending && status !== OrderStatus.Cancelled;
}

/** Judged by the date alone: the grace time decides over money, not over a record. */
function cameInTime({ timeline, outcome }: Order): boolean | null {
  const delivery = timeline.findIndex(({ event }) => event === "OrderDelivered");
  const promised = timeline[delivery - 1]?.due;
  const delivered = timeline[delivery]?.ref.at;
  if (promised !== undefined && delivered !== undefined) return delivered <= promised;
  return outcome?.kind === "cancelled" && outcome.cause === CancelCause.Reclaimed ? false : null;
}
