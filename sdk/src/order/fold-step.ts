import type { EscrowEvent, OrderEvent } from "./events.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import type { Order, TimelineEntry } from "./order.ts";
import { stepRef } from "./payments.ts";
import { isOpen, type OrderStatus } from "./status.ts";
import { ZERO_HASH } from "./terms.ts";

/** What a fold says of a step besides what the event itself tells. */
export type StepNote = {
  by: TimelineEntry["by"];
  content?: `0x${string}` | null;
  detail?: TimelineEntry["detail"];
};

/**
 * The order after a state change: members set, round bumped, timeline extended. Every event but `Credited` and
 * `EvidenceSubmitted` goes through here, once for each change of the chain's word.
 */
export function advance(order: Order, event: OrderEvent, change: Partial<Order>, note: StepNote): Order {
  if (!isOpen(order.status)) throw new InconsistentEvent(event, "the order had ended");
  const next: Order = { ...order, ...change, round: order.round + 1 };
  return { ...next, timeline: [...order.timeline, timelineStep(next, event, note)] };
}

export function timelineStep(after: Order, event: OrderEvent, note: StepNote): TimelineEntry {
  if (event.name === "Credited") throw new InconsistentEvent(event, "a credit is no step of the order");
  const content = note.content === undefined || note.content === ZERO_HASH ? null : note.content;
  return {
    event: event.name,
    by: note.by,
    content,
    status: after.status,
    round: after.round,
    due: after.due,
    ref: stepRef(event),
    detail: note.detail ?? { kind: "none" },
  };
}

export function demandStatus(order: Order, event: EscrowEvent, allowed: readonly OrderStatus[]): void {
  if (allowed.includes(order.status)) return;
  throw new InconsistentEvent(event, `the status is ${order.status}, not one of ${allowed.join(", ")}`);
}
