import type { OrderEventName } from "./events.ts";
import {
  CancelCause,
  CompleteCause,
  OPEN_STATUSES,
  type OrderFlagName,
  OrderStatus,
  SettleCause,
} from "./status.ts";

/** Who acts. "anyone" stands for everybody, the parties and the arbiter included. */
export type Actor = "client" | "seller" | "arbiter" | "anyone";

/** What a person can do with an order. `request` of the contract is three actions here, one for each kind of request. */
export type OrderAction =
  | "place"
  | "accept"
  | "start"
  | "cancel"
  | "deliver"
  | "approve"
  | "release"
  | "requestRevision"
  | "requestCancel"
  | "requestProgress"
  | "requestRefund"
  | "answer"
  | "withdrawRequest"
  | "expireRequest"
  | "amend"
  | "revoke"
  | "reclaim"
  | "claim"
  | "dispute"
  | "evidence"
  | "rule"
  | "expireDispute"
  | "settle";

/** A moment that an order or its terms name. All are the last second of what they end. */
export type Moment =
  /** `due`: delivery date, end of the review or of the ruling period. */
  | "due"
  /** `due + graceTime`. */
  | "seriouslyOverdue"
  | "respondBy"
  /** `terms.validUntil`. */
  | "validUntil";

/** A limit in time. "until" is that second included, "after" is later than it, "from" is that second or later. */
export type TimeLimit = {
  is: "until" | "after" | "from";
  moment: Moment;
  /**
   * The limit counts only while a request is open, only while the actor is the one who has to answer it, or only when
   * what is under review was delivered late.
   */
  only?: "whileRequestOpen" | "whileAsked" | "whenLate";
};

/** Which open request an action needs: none, any or no matter which, one's own, or the other party's. */
export type RequestCondition = "any" | "none" | "open" | "own" | "other";

/** A condition on what happened before. */
export type Requirement =
  | "requirementsNotGiven"
  | "deliveredLate"
  | "revisionsLeft"
  | "partReleasable"
  /** A token can be paid with what the client signed; coin only by the client itself. */
  | "paidInToken"
  | "roundsLeft";

/** The date that an action sets: one that was given with it, or now and a time of the terms. */
export type DueRule =
  /** The one in the call; none there: unchanged. */
  | "given"
  /** When work starts: the agreed date if that is still ahead, else now + deliveryTime. */
  | "delivery"
  /** now + reviewTime. */
  | "review"
  /** now + rulingTime. */
  | "ruling";

/** What an action does with money: takes the price or an extra amount in, or pays out a part or all that remains. */
export type MoneyRule =
  | "price"
  | "extra"
  /** A part to the seller, less commission. */
  | "part"
  /** All to the seller, less commission. */
  | "toSeller"
  /** All to the client. */
  | "toClient"
  /** Arbiter's fee, then the seller's amount less commission, then the client. */
  | "ruled"
  /** As both signed. */
  | "agreed"
  /** By the share of the terms, when the arbiter stayed silent. */
  | "fallback";

/** What follows when the contract accepts a call. Whatever is not named stays as it was; the round is bumped. */
export type Effect = {
  /** The event that tells it; only `evidence` leaves the round. */
  event: Exclude<OrderEventName, "Credited">;
  /** The event's cause, when it has one: `CancelCause`, `CompleteCause` or `SettleCause`. */
  cause?: number;
  due?: DueRule;
  money?: MoneyRule;
  /** Opens the request it is about, or closes the one that is open. */
  request?: "opens" | "closes";
  revision?: "used";
};

/** One row of the protocol's action table: who may do what, when, and where it leads. */
export type LifecycleRow = {
  action: OrderAction;
  /** The contract's function. */
  call: string;
  actors: readonly Actor[];
  from: readonly OrderStatus[];
  request: RequestCondition;
  requires?: readonly Requirement[];
  when?: readonly TimeLimit[];
  /** Whose signature has to come with the call. */
  signature?: "otherParty" | "arbiter" | "client";
  /**
   * Statuses it can lead to; "same" leaves the status. Of several, what is known of the offer and the requirements
   * decides, and for an answer whether it accepts.
   */
  to: readonly (OrderStatus | "same")[];
  effect: Effect;
  /** The effect when it leads to Cancelled although it does not always: an answer that accepts. */
  ifCancelled?: Effect;
  /** Flags it sets or clears. */
  flags?: Partial<Record<OrderFlagName, boolean | "ifLate">>;
};

const { None, Pending, Placed, InProgress, Delivered, RevisionRequested } = OrderStatus;
const { Contested, Disputed, Completed, Cancelled, Settled } = OrderStatus;
const WORKING = [InProgress, RevisionRequested] as const;
const REQUESTABLE = [Placed, InProgress, RevisionRequested] as const;
/** Where a request can be open. */
const ASKABLE = [Placed, InProgress, Delivered, RevisionRequested] as const;
const UNTIL_DUE: TimeLimit = { is: "until", moment: "due" };
const NEXT_REQUEST: TimeLimit = { is: "from", moment: "respondBy" };
const CANCELS = { event: "OrderCancelled", money: "toClient", request: "closes" } as const;
const COMPLETES = { event: "OrderCompleted", money: "toSeller", request: "closes" } as const;
const DISPUTES = { event: "OrderDisputed", due: "ruling", request: "closes" } as const;
const OPENS = { event: "RequestOpened", request: "opens" } as const;
const ANSWERS = { event: "RequestAnswered", request: "closes" } as const;
const ACCEPTS = { ...CANCELS, cause: CancelCause.RequestAccepted } as const;
const RULES = { event: "OrderSettled", cause: SettleCause.Ruled, money: "ruled", request: "closes" } as const;
const ASKED_IN_TIME: TimeLimit = { is: "until", moment: "respondBy", only: "whileAsked" };

/**
 * PROTOCOL.md's table of actions, as data. Web shows buttons by it, server judges by it, and test/model compares it
 * with the real contract. An action with several rows is allowed when one of them allows it.
 */
export const LIFECYCLE: readonly LifecycleRow[] = [
  {
    action: "place",
    call: "place",
    actors: ["client"],
    from: [None],
    request: "any",
    when: [{ is: "until", moment: "validUntil" }],
    to: [Pending, Placed, InProgress],
    effect: { event: "OrderPlaced", due: "delivery", money: "price" },
  },
  {
    action: "place",
    call: "place",
    actors: ["anyone"],
    from: [None],
    request: "any",
    requires: ["paidInToken"],
    when: [{ is: "until", moment: "validUntil" }],
    signature: "client",
    to: [Pending, Placed, InProgress],
    effect: { event: "OrderPlaced", due: "delivery", money: "price" },
  },
  {
    action: "accept",
    call: "accept",
    actors: ["seller"],
    from: [Pending],
    request: "any",
    when: [{ is: "until", moment: "validUntil" }],
    to: [Placed, InProgress],
    effect: { event: "OrderAccepted", due: "delivery" },
  },
  {
    action: "start",
    call: "start",
    actors: ["client"],
    from: [Pending],
    request: "any",
    requires: ["requirementsNotGiven"],
    to: ["same"],
    effect: { event: "OrderStarted" },
    flags: { RequirementsGiven: true },
  },
  {
    action: "start",
    call: "start",
    actors: ["client"],
    from: [Placed],
    request: "any",
    requires: ["requirementsNotGiven"],
    to: [InProgress],
    effect: { event: "OrderStarted", due: "delivery" },
    flags: { RequirementsGiven: true },
  },
  {
    action: "cancel",
    call: "cancel",
    actors: ["client"],
    from: [Pending, Placed],
    request: "any",
    to: [Cancelled],
    effect: { ...CANCELS, cause: CancelCause.ByClient },
  },
  {
    action: "cancel",
    call: "cancel",
    actors: ["seller"],
    from: OPEN_STATUSES,
    request: "any",
    to: [Cancelled],
    effect: { ...CANCELS, cause: CancelCause.BySeller },
  },
  {
    action: "deliver",
    call: "deliver",
    actors: ["seller"],
    from: WORKING,
    request: "any",
    when: [{ is: "until", moment: "respondBy", only: "whileRequestOpen" }],
    to: [Delivered],
    effect: { event: "OrderDelivered", due: "review", request: "closes" },
    flags: { DeliveredLate: "ifLate" },
  },
  {
    action: "approve",
    call: "approve",
    actors: ["client"],
    from: [InProgress, Delivered, RevisionRequested, Contested, Disputed],
    request: "any",
    to: [Completed],
    effect: { ...COMPLETES, cause: CompleteCause.Approved },
  },
  {
    action: "release",
    call: "release",
    actors: ["client"],
    from: [InProgress, Delivered, RevisionRequested, Contested],
    request: "any",
    requires: ["partReleasable", "roundsLeft"],
    to: ["same"],
    effect: { event: "PartReleased", money: "part" },
  },
  {
    action: "requestRevision",
    call: "requestRevision",
    actors: ["client"],
    from: [Delivered],
    request: "none",
    requires: ["revisionsLeft"],
    when: [UNTIL_DUE],
    to: [RevisionRequested],
    effect: { event: "RevisionRequested", due: "given", revision: "used" },
    flags: { DeliveredLate: false },
  },
  {
    action: "requestCancel",
    call: "request",
    actors: ["client"],
    from: REQUESTABLE,
    request: "none",
    requires: ["roundsLeft"],
    when: [NEXT_REQUEST],
    to: ["same"],
    effect: OPENS,
  },
  {
    action: "requestCancel",
    call: "request",
    actors: ["seller"],
    from: REQUESTABLE,
    request: "none",
    requires: ["roundsLeft"],
    to: ["same"],
    effect: OPENS,
  },
  {
    action: "requestProgress",
    call: "request",
    actors: ["client"],
    from: REQUESTABLE,
    request: "none",
    requires: ["roundsLeft"],
    when: [NEXT_REQUEST],
    to: ["same"],
    effect: OPENS,
  },
  {
    action: "requestRefund",
    call: "request",
    actors: ["client"],
    from: [Delivered],
    request: "none",
    requires: ["roundsLeft"],
    when: [UNTIL_DUE, NEXT_REQUEST],
    to: ["same"],
    effect: OPENS,
  },
  {
    action: "answer",
    call: "answer",
    actors: ["client", "seller"],
    from: REQUESTABLE,
    request: "other",
    when: [{ is: "until", moment: "respondBy" }],
    to: ["same", Cancelled],
    effect: ANSWERS,
    ifCancelled: ACCEPTS,
  },
  {
    action: "answer",
    call: "answer",
    actors: ["seller"],
    from: [Delivered],
    request: "other",
    when: [{ is: "until", moment: "respondBy" }],
    to: [Contested, Cancelled],
    effect: { ...ANSWERS, due: "review" },
    ifCancelled: ACCEPTS,
  },
  {
    action: "withdrawRequest",
    call: "withdrawRequest",
    actors: ["client", "seller"],
    from: ASKABLE,
    request: "own",
    to: ["same"],
    effect: { event: "RequestWithdrawn", request: "closes" },
  },
  {
    action: "expireRequest",
    call: "expireRequest",
    actors: ["anyone"],
    from: ASKABLE,
    request: "open",
    when: [{ is: "after", moment: "respondBy" }],
    to: [Cancelled],
    effect: { ...CANCELS, cause: CancelCause.RequestExpired },
  },
  {
    action: "amend",
    call: "amend",
    actors: ["client", "seller"],
    from: REQUESTABLE,
    request: "none",
    signature: "otherParty",
    to: ["same"],
    effect: { event: "OrderAmended", due: "given", money: "extra" },
  },
  {
    action: "revoke",
    call: "revoke",
    actors: ["client", "seller"],
    from: OPEN_STATUSES,
    request: "any",
    requires: ["roundsLeft"],
    to: ["same"],
    effect: { event: "OrderRevoked" },
  },
  {
    action: "reclaim",
    call: "reclaim",
    actors: ["client"],
    from: WORKING,
    request: "any",
    when: [{ is: "after", moment: "seriouslyOverdue" }],
    to: [Cancelled],
    effect: { ...CANCELS, cause: CancelCause.Reclaimed },
  },
  {
    action: "reclaim",
    call: "reclaim",
    actors: ["client"],
    from: [Delivered],
    request: "any",
    requires: ["deliveredLate"],
    when: [UNTIL_DUE],
    to: [Cancelled],
    effect: { ...CANCELS, cause: CancelCause.Reclaimed },
  },
  {
    action: "claim",
    call: "claim",
    actors: ["anyone"],
    from: [Delivered, Contested],
    request: "none",
    when: [{ is: "after", moment: "due" }],
    to: [Completed],
    effect: { ...COMPLETES, cause: CompleteCause.Claimed },
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["client"],
    from: WORKING,
    request: "any",
    when: [ASKED_IN_TIME],
    to: [Disputed],
    effect: DISPUTES,
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["client"],
    from: [Delivered, Contested],
    request: "any",
    when: [UNTIL_DUE],
    to: [Disputed],
    effect: DISPUTES,
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["seller"],
    from: WORKING,
    request: "any",
    when: [{ is: "until", moment: "seriouslyOverdue" }, ASKED_IN_TIME],
    to: [Disputed],
    effect: DISPUTES,
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["seller"],
    from: [Delivered],
    request: "any",
    // Until then the client can reclaim: a late delivery and a dispute right behind it must not take that away.
    when: [{ is: "after", moment: "due", only: "whenLate" }, ASKED_IN_TIME],
    to: [Disputed],
    effect: DISPUTES,
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["seller"],
    from: [Contested],
    request: "any",
    to: [Disputed],
    effect: DISPUTES,
  },
  {
    action: "evidence",
    call: "evidence",
    actors: ["client", "seller", "arbiter"],
    from: [Disputed],
    request: "any",
    to: ["same"],
    effect: { event: "EvidenceSubmitted" },
  },
  {
    action: "rule",
    call: "rule",
    actors: ["arbiter"],
    from: [Disputed],
    request: "any",
    when: [UNTIL_DUE],
    to: [Settled],
    effect: RULES,
  },
  {
    action: "rule",
    call: "rule",
    actors: ["anyone"],
    from: [Disputed],
    request: "any",
    when: [UNTIL_DUE],
    signature: "arbiter",
    to: [Settled],
    effect: RULES,
  },
  {
    action: "expireDispute",
    call: "expireDispute",
    actors: ["anyone"],
    from: [Disputed],
    request: "any",
    when: [{ is: "after", moment: "due" }],
    to: [Settled],
    effect: { event: "OrderSettled", cause: SettleCause.Expired, money: "fallback", request: "closes" },
  },
  {
    action: "settle",
    call: "settle",
    actors: ["client", "seller"],
    from: [Placed, InProgress, Delivered, RevisionRequested, Contested, Disputed],
    request: "any",
    signature: "otherParty",
    to: [Settled],
    effect: { event: "OrderSettled", cause: SettleCause.Agreed, money: "agreed", request: "closes" },
  },
];

/** Every action once, in the table's order. */
export const ORDER_ACTIONS: readonly OrderAction[] = /* @__PURE__ */ [
  ...new Set(/* @__PURE__ */ LIFECYCLE.map((row) => row.action)),
];
