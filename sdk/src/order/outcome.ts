import { type Ask, allowingRow, type JudgedOrder } from "./judge.ts";
import type { Effect, LifecycleRow } from "./lifecycle.ts";
import { platformFee, type Split, splitAgreed, splitCompleted, splitExpired, splitRuling } from "./money.ts";
import type { OrderState } from "./state.ts";
import { hasFlag, OrderStatus, RequestKind, withFlag } from "./status.ts";
import type { Terms } from "./terms.ts";

/** Something somebody wants to do, with those of the call's arguments that decide what comes of it. */
export type OrderDeed = Ask & {
  /** `answer` alone. */
  accepted?: boolean;
  /** `requestRevision` and `amend`: the new date, unix seconds; 0 or none leaves it. */
  due?: number;
  /** `release` and `amend`, in smallest units. */
  amount?: bigint;
  /** `rule` and `settle`, in smallest units. */
  sellerAmount?: bigint;
  /** `place` alone: what comes with the payment. */
  with?: { offerSignature: boolean; requirements: boolean; keepRefunds: boolean };
};

/** What the contract does when it accepts: the order's new word, the event that tells it, and the money. */
export type Expected = {
  state: OrderState;
  event: Effect["event"];
  /** The event's cause, when it has one. */
  cause: number | undefined;
  /** What comes in, in smallest units. */
  paid: bigint;
  /** What goes out, in smallest units: by wallet, or into a balance when the receiver does not take it. */
  split: Split;
};

/** An order as far as its outcome depends on it. */
export type OrderInTerms = OrderState & { terms: Terms };

const NOTHING: Split = { toSeller: 0n, toClient: 0n, platformFee: 0n, arbiterFee: 0n };

/**
 * What comes of a deed by the lifecycle table, or undefined when the table refuses it. Whether arguments and signatures
 * are right is judged by the contract alone.
 * @param table the protocol's own, unless a test wants to know whether another would be noticed.
 * @throws AmountOutOfRange when more is to be split than there is.
 */
export function outcomeOf(
  order: OrderInTerms,
  deed: OrderDeed,
  table?: readonly LifecycleRow[],
): Expected | undefined {
  const row = allowingRow(order, deed, table);
  if (row === undefined) return undefined;
  const status = statusAfter(order, deed, row);
  const effect = (status === OrderStatus.Cancelled && row.ifCancelled) || row.effect;
  const { paid, split } = moneyOf(order, deed, effect);
  const out = split.toSeller + split.toClient + split.platformFee + split.arbiterFee;
  const state: OrderState = {
    status,
    ...requestAfter(order, deed, effect),
    revisionsUsed: effect.revision === "used" ? Math.min(order.revisionsUsed + 1, 255) : order.revisionsUsed,
    flags: flagsAfter(order, deed, row),
    round: effect.event === "EvidenceSubmitted" ? order.round : order.round + 1,
    due: dueAfter(order, deed, { effect, status }),
    remaining: order.remaining + paid - out,
  };
  return { state, event: effect.event, cause: effect.cause, paid, split };
}

function statusAfter(order: OrderInTerms, deed: OrderDeed, row: LifecycleRow): OrderStatus {
  const wanted = wantedStatus(order, deed);
  const found = row.to.find((to) => to === wanted) ?? row.to[0];
  return found === undefined || found === "same" ? order.status : found;
}

/** Where the row leads to several, the one that what is known decides for. */
function wantedStatus(order: JudgedOrder, deed: OrderDeed): OrderStatus | undefined {
  const { InProgress, Placed, Pending, Cancelled } = OrderStatus;
  switch (deed.action) {
    case "place":
      if (deed.with?.offerSignature !== true) return Pending;
      return deed.with.requirements ? InProgress : Placed;
    case "accept":
      return hasFlag(order.flags, "RequirementsGiven") ? InProgress : Placed;
    case "answer":
      // A progress update is given, never refused, and ends nothing.
      return deed.accepted === true && order.request !== RequestKind.Progress ? Cancelled : undefined;
    default:
      return undefined;
  }
}

function flagsAfter(order: JudgedOrder, deed: OrderDeed, row: LifecycleRow): number {
  let flags = order.flags;
  if (deed.with !== undefined) {
    flags = withFlag(flags, "KeepRefunds", deed.with.keepRefunds);
    flags = withFlag(flags, "RequirementsGiven", deed.with.requirements);
  }
  const { KeepRefunds, RequirementsGiven, DeliveredLate } = row.flags ?? {};
  const late = deed.now > order.due + order.terms.graceTime;
  if (KeepRefunds !== undefined) flags = withFlag(flags, "KeepRefunds", KeepRefunds === true);
  if (RequirementsGiven !== undefined)
    flags = withFlag(flags, "RequirementsGiven", RequirementsGiven === true);
  if (DeliveredLate !== undefined)
    flags = withFlag(flags, "DeliveredLate", DeliveredLate === "ifLate" ? late : DeliveredLate);
  return flags;
}

function dueAfter(
  order: OrderInTerms,
  deed: OrderDeed,
  { effect, status }: { effect: Effect; status: OrderStatus },
): number {
  const { now } = deed;
  const { deliveryTime, reviewTime, rulingTime } = order.terms;
  if (effect.due === undefined) return order.due;
  switch (effect.due) {
    case "given":
      return deed.due || order.due;
    case "delivery":
      if (status !== OrderStatus.InProgress) return order.due;
      return order.due > now ? order.due : now + deliveryTime;
    case "review":
      return now + reviewTime;
    case "ruling":
      return now + rulingTime;
  }
}

function requestAfter(
  order: OrderInTerms,
  deed: OrderDeed,
  effect: Effect,
): Pick<OrderState, "request" | "respondBy"> {
  const { request, respondBy } = order;
  if (effect.request === undefined) return { request, respondBy };
  switch (effect.request) {
    case "opens":
      return { request: requestedBy(deed), respondBy: deed.now + order.terms.responseTime };
    case "closes":
      // The client's leaves its limit behind: the next one cannot be opened before.
      return {
        request: RequestKind.None,
        respondBy: request === RequestKind.CancelBySeller ? 0 : respondBy,
      };
  }
}

function requestedBy({ action, actor }: OrderDeed): RequestKind {
  if (action === "requestRefund") return RequestKind.Refund;
  if (action === "requestProgress") return RequestKind.Progress;
  return actor === "seller" ? RequestKind.CancelBySeller : RequestKind.CancelByClient;
}

function moneyOf(order: OrderInTerms, deed: OrderDeed, effect: Effect): { paid: bigint; split: Split } {
  const { remaining, terms } = order;
  const { amount = 0n, sellerAmount = 0n } = deed;
  const out = (split: Split) => ({ paid: 0n, split });
  if (effect.money === undefined) return out(NOTHING);
  switch (effect.money) {
    case "price":
      return { paid: terms.price, split: NOTHING };
    case "extra":
      return { paid: amount, split: NOTHING };
    case "part": {
      const fee = platformFee(amount, terms.platformFeeBps);
      return out({ ...NOTHING, toSeller: amount - fee, platformFee: fee });
    }
    case "toSeller":
      return out(splitCompleted({ remaining, terms }));
    case "toClient":
      return out({ ...NOTHING, toClient: remaining });
    case "ruled":
      return out(splitRuling({ remaining, sellerAmount, terms }));
    case "agreed":
      return out(splitAgreed({ remaining, sellerAmount, terms }));
    case "fallback":
      return out(splitExpired({ remaining, terms }));
  }
}
