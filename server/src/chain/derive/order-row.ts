import { type EscrowEvent, foldAll, type Order, paymentTotals } from "@holdfast/sdk/order";
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
    updatedAt: last.block.timestamp,
    lastBlock: last.block.number,
  };
}

function lastDelivery(order: Order): number | null {
  return order.timeline.findLast((step) => step.event === "OrderDelivered")?.ref.at ?? null;
}
