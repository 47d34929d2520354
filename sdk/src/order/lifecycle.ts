import { OPEN_STATUSES, type OrderFlagName, OrderStatus } from "./status.ts";

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
  | "roundsLeft";

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
  signature?: "otherParty" | "arbiter";
  /** Statuses it can lead to; "same" leaves the status. */
  to: readonly (OrderStatus | "same")[];
  /** Flags it sets or clears. */
  flags?: Partial<Record<OrderFlagName, boolean | "ifLate">>;
};

const { None, Pending, Placed, InProgress, Delivered, RevisionRequested } = OrderStatus;
const { Contested, Disputed, Completed, Cancelled, Settled } = OrderStatus;
const WORKING = [InProgress, RevisionRequested] as const;
const REQUESTABLE = [Placed, InProgress, RevisionRequested] as const;
const UNTIL_DUE: TimeLimit = { is: "until", moment: "due" };
const NEXT_REQUEST: TimeLimit = { is: "from", moment: "respondBy" };
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
  },
  {
    action: "accept",
    call: "accept",
    actors: ["seller"],
    from: [Pending],
    request: "any",
    when: [{ is: "until", moment: "validUntil" }],
    to: [Placed, InProgress],
  },
  {
    action: "start",
    call: "start",
    actors: ["client"],
    from: [Pending],
    request: "any",
    requires: ["requirementsNotGiven"],
    to: ["same"],
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
    flags: { RequirementsGiven: true },
  },
  {
    action: "cancel",
    call: "cancel",
    actors: ["client"],
    from: [Pending, Placed],
    request: "any",
    to: [Cancelled],
  },
  {
    action: "cancel",
    call: "cancel",
    actors: ["seller"],
    from: OPEN_STATUSES,
    request: "any",
    to: [Cancelled],
  },
  {
    action: "deliver",
    call: "deliver",
    actors: ["seller"],
    from: WORKING,
    request: "any",
    when: [{ is: "until", moment: "respondBy", only: "whileRequestOpen" }],
    to: [Delivered],
    flags: { DeliveredLate: "ifLate" },
  },
  {
    action: "approve",
    call: "approve",
    actors: ["client"],
    from: [InProgress, Delivered, RevisionRequested, Contested, Disputed],
    request: "any",
    to: [Completed],
  },
  {
    action: "release",
    call: "release",
    actors: ["client"],
    from: [InProgress, Delivered, RevisionRequested, Contested],
    request: "any",
    requires: ["partReleasable", "roundsLeft"],
    to: ["same"],
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
  },
  {
    action: "requestCancel",
    call: "request",
    actors: ["seller"],
    from: REQUESTABLE,
    request: "none",
    requires: ["roundsLeft"],
    to: ["same"],
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
  },
  {
    action: "answer",
    call: "answer",
    actors: ["client", "seller"],
    from: REQUESTABLE,
    request: "other",
    when: [{ is: "until", moment: "respondBy" }],
    to: ["same", Cancelled],
  },
  {
    action: "answer",
    call: "answer",
    actors: ["seller"],
    from: [Delivered],
    request: "other",
    when: [{ is: "until", moment: "respondBy" }],
    to: [Contested, Cancelled],
  },
  {
    action: "withdrawRequest",
    call: "withdrawRequest",
    actors: ["client", "seller"],
    from: OPEN_STATUSES,
    request: "own",
    to: ["same"],
  },
  {
    action: "expireRequest",
    call: "expireRequest",
    actors: ["anyone"],
    from: OPEN_STATUSES,
    request: "open",
    when: [{ is: "after", moment: "respondBy" }],
    to: [Cancelled],
  },
  {
    action: "amend",
    call: "amend",
    actors: ["client", "seller"],
    from: REQUESTABLE,
    request: "none",
    signature: "otherParty",
    to: ["same"],
  },
  {
    action: "revoke",
    call: "revoke",
    actors: ["client", "seller"],
    from: OPEN_STATUSES,
    request: "any",
    requires: ["roundsLeft"],
    to: ["same"],
  },
  {
    action: "reclaim",
    call: "reclaim",
    actors: ["client"],
    from: WORKING,
    request: "any",
    when: [{ is: "after", moment: "seriouslyOverdue" }],
    to: [Cancelled],
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
  },
  {
    action: "claim",
    call: "claim",
    actors: ["anyone"],
    from: [Delivered, Contested],
    request: "none",
    when: [{ is: "after", moment: "due" }],
    to: [Completed],
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["client"],
    from: WORKING,
    request: "any",
    when: [ASKED_IN_TIME],
    to: [Disputed],
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["client"],
    from: [Delivered, Contested],
    request: "any",
    when: [UNTIL_DUE],
    to: [Disputed],
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["seller"],
    from: WORKING,
    request: "any",
    when: [{ is: "until", moment: "seriouslyOverdue" }, ASKED_IN_TIME],
    to: [Disputed],
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
  },
  {
    action: "dispute",
    call: "dispute",
    actors: ["seller"],
    from: [Contested],
    request: "any",
    to: [Disputed],
  },
  {
    action: "evidence",
    call: "evidence",
    actors: ["client", "seller", "arbiter"],
    from: [Disputed],
    request: "any",
    to: ["same"],
  },
  {
    action: "rule",
    call: "rule",
    actors: ["arbiter"],
    from: [Disputed],
    request: "any",
    when: [UNTIL_DUE],
    to: [Settled],
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
  },
  {
    action: "expireDispute",
    call: "expireDispute",
    actors: ["anyone"],
    from: [Disputed],
    request: "any",
    when: [{ is: "after", moment: "due" }],
    to: [Settled],
  },
  {
    action: "settle",
    call: "settle",
    actors: ["client", "seller"],
    from: [Placed, InProgress, Delivered, RevisionRequested, Contested, Disputed],
    request: "any",
    signature: "otherParty",
    to: [Settled],
  },
];

/** Every action once, in the table's order. */
export const ORDER_ACTIONS: readonly OrderAction[] = /* @__PURE__ */ [
  ...new Set(/* @__PURE__ */ LIFECYCLE.map((row) => row.action)),
];
