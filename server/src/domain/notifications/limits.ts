import type { NotificationKind } from "@holdfast/sdk/notice";
import { type Deadline, deadlines, momentOf, OrderStatus, RequestKind } from "@holdfast/sdk/order";
import type { OrderRecord, PartyRole } from "../orders/ports.ts";
import type { Notice, NotificationData } from "./ports.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** How long before a limit people are reminded of it, in seconds, the nearest first. */
export const AHEAD = [2 * HOUR, 24 * HOUR] as const;
/** How long after a limit it is still news that it passed, in seconds: a server may have been away. */
export const NEWS = 30 * DAY;

type Telling = { kind: NotificationKind; to: readonly PartyRole[]; data?: NotificationData };

/**
 * What is to be said of an order's limits at `now`, unix seconds (NTF-1): a day and two hours ahead to whose time runs,
 * and once it has passed to those for whom that changes something. A limit that moved is another one.
 */
export function noticesOfLimits(order: OrderRecord, now: number): Notice[] {
  const judged = { ...order.state, terms: order.terms };
  return deadlines(judged).flatMap((limit) => {
    // A second that is the limit's own still counts.
    const passed = now > limit.at;
    const mark = passed ? 0 : markOf(limit.at, now);
    // What was set later than its mark needs no reminder: people know it from the deed that set it.
    if (mark === null || (passed ? now - limit.at > NEWS : order.updatedAt > limit.at - mark)) return [];
    const telling = passed ? onceOver(order, limit, now) : ahead(order, limit);
    if (telling === null) return [];
    return telling.to.map((role) => ({
      account: order.terms[role],
      kind: telling.kind,
      orderId: order.id,
      data: { as: role, until: limit.at, token: order.terms.token, ...telling.data },
      key: `limit:${order.id}:${limit.kind}:${limit.at}:${mark}:${telling.kind}`,
    }));
  });
}

/** The nearest mark that was reached; null: the limit is still far. */
function markOf(at: number, now: number): number | null {
  return AHEAD.find((seconds) => now >= at - seconds) ?? null;
}

function ahead({ state }: OrderRecord, { kind, of }: Deadline): Telling | null {
  switch (kind) {
    case "acceptance":
      return { kind: "acceptance_due", to: [of] };
    case "delivery":
      return { kind: "delivery_due", to: [of] };
    case "review":
      // While a request is open nothing can be claimed, and its answer begins another review.
      if (state.request !== RequestKind.None) return null;
      return {
        kind: state.status === OrderStatus.Contested ? "contested_ending" : "review_ending",
        to: [of],
      };
    case "response":
      return { kind: "answer_due", to: [of], data: { request: state.request } };
    case "ruling":
      return { kind: "ruling_due", to: [of] };
    case "grace":
    case "next_request":
      return null;
  }
}

function onceOver(order: OrderRecord, { kind }: Deadline, now: number): Telling | null {
  const { state, terms } = order;
  const both = ["client", "seller"] as const;
  switch (kind) {
    case "acceptance":
      return { kind: "acceptance_over", to: ["client"] };
    case "delivery": {
      const then = momentOf({ ...state, terms }, "seriouslyOverdue");
      // Whoever hears of the second need not hear of the first.
      return now > then ? null : { kind: "overdue", to: both, data: { then } };
    }
    case "grace":
      return { kind: "seriously_overdue", to: both };
    case "review":
      return state.request === RequestKind.None ? { kind: "review_over", to: both } : null;
    case "response":
      return { kind: "answer_over", to: both, data: { request: state.request } };
    case "ruling":
      return { kind: "ruling_over", to: ["client", "seller", "arbiter"] };
    case "next_request":
      return null;
  }
}
