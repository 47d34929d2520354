import type { OrderEventName } from "./events.ts";
import type { Payment, StepRef } from "./payments.ts";
import type { OrderState } from "./state.ts";
import type { CancelCause, CompleteCause, OrderStatus, RequestKind, SettleCause } from "./status.ts";
import type { Terms } from "./terms.ts";

/** One step in an order's history (FEATURES DLV-5), with where the order stood after it. */
export type TimelineEntry = {
  event: Exclude<OrderEventName, "Credited">;
  /** Who caused it; "either" when the chain does not tell which party sent the other's signature. */
  by: "client" | "seller" | "arbiter" | "either" | "anyone";
  /** Hash of the document the step commits to, or null. */
  content: `0x${string}` | null;
  status: OrderStatus;
  round: number;
  due: number;
  ref: StepRef;
  detail: StepDetail;
};

/** What only some steps have. Amounts in the token's smallest unit. */
export type StepDetail =
  | { kind: "none" }
  | { kind: "cancelled"; cause: CancelCause; refund: bigint }
  | { kind: "completed"; cause: CompleteCause; toSeller: bigint; platformFee: bigint }
  | {
      kind: "settled";
      cause: SettleCause;
      toSeller: bigint;
      toClient: bigint;
      platformFee: bigint;
      arbiterFee: bigint;
    }
  | { kind: "released"; toSeller: bigint; platformFee: bigint }
  | { kind: "delivered"; late: boolean; revision: number }
  | { kind: "request"; request: RequestKind; respondBy: number }
  | { kind: "request_closed"; request: RequestKind; accepted: boolean | null }
  | { kind: "amended"; amount: bigint; dueChanged: boolean };

/** How an order ended. `by_ruling` texts (all or nothing) are told from `settled` by its amounts. */
export type Outcome = Extract<StepDetail, { kind: "cancelled" | "completed" | "settled" }>;

/** An order as its events tell it: the storage word's members, the terms, and what happened. */
export type Order = OrderState & {
  id: `0x${string}`;
  terms: Terms;
  /** Unix seconds of the block that placed it. */
  placedAt: number;
  /** Unix seconds when the work started; null before. */
  startedAt: number | null;
  /** Unix seconds when it ended; null while open. */
  endedAt: number | null;
  /** Hash of the requirements document; null until given. */
  requirements: `0x${string}` | null;
  outcome: Outcome | null;
  payments: readonly Payment[];
  timeline: readonly TimelineEntry[];
};

/** The word's members alone, for comparing with the chain's `order(id)`. */
export function stateOf(order: OrderState): OrderState {
  const { status, request, revisionsUsed, flags, round, due, respondBy, remaining } = order;
  return { status, request, revisionsUsed, flags, round, due, respondBy, remaining };
}
