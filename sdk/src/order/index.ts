export {
  type AccountMovement,
  type AccountMovementKind,
  accountMovements,
  type MovementSums,
  movementSums,
} from "./account-movements.ts";
export { type BalanceChange, type Balances, balanceChanges, balanceKey, foldBalances } from "./balances.ts";
export { decodeEscrowLog, type RawLog } from "./decode-event.ts";
export {
  type EscrowEvent,
  type EscrowEventName,
  type EscrowEventOf,
  type EventPlace,
  isOrderEvent,
  type OrderEvent,
  type OrderEventName,
  orderIdOf,
} from "./events.ts";
export { fold, foldAll } from "./fold.ts";
export { hashOpenOffer, hashTerms, orderId } from "./hash.ts";
export { InconsistentEvent } from "./inconsistent-event.ts";
export {
  type Ask,
  allowedActions,
  type JudgedOrder,
  momentOf,
  type Refusal,
  reasonsAgainst,
  whyNot,
} from "./judge.ts";
export {
  type Actor,
  type DueRule,
  type Effect,
  LIFECYCLE,
  type LifecycleRow,
  type Moment,
  type MoneyRule,
  ORDER_ACTIONS,
  type OrderAction,
  type RequestCondition,
  type Requirement,
  type TimeLimit,
} from "./lifecycle.ts";
export {
  AmountOutOfRange,
  arbiterFee,
  BPS,
  exactReleaseAmount,
  platformFee,
  releaseStep,
  type Split,
  splitAgreed,
  splitCompleted,
  splitExpired,
  splitRuling,
} from "./money.ts";
export { creditPayout, movementsOf } from "./movements.ts";
export { type Order, type Outcome, type StepDetail, stateOf, type TimelineEntry } from "./order.ts";
export { type Expected, type OrderDeed, type OrderInTerms, outcomeOf } from "./outcome.ts";
export {
  type Payment,
  type PaymentKind,
  type PaymentTotals,
  paymentTotals,
  type StepRef,
} from "./payments.ts";
export {
  type Deadline,
  deadlines,
  PHASES,
  type Phase,
  type PhaseMark,
  type PhaseName,
  phase,
  phaseName,
  statusOfPhase,
  waitingFor,
} from "./phase.ts";
export { type QuotedTerms, quoteTerms } from "./quote-terms.ts";
export { requestParties, roleOf, sameAddress } from "./roles.ts";
export { randomOrderSalt } from "./salt.ts";
export { type OrderState, type OrderStateJson, packOrderState, unpackOrderState } from "./state.ts";
export {
  CancelCause,
  type CancelCauseName,
  CompleteCause,
  type CompleteCauseName,
  cancelCauseName,
  completeCauseName,
  hasFlag,
  isOpen,
  OPEN_STATUSES,
  OrderFlag,
  type OrderFlagName,
  OrderStatus,
  type OrderStatusName,
  RequestKind,
  type RequestKindName,
  requestName,
  SettleCause,
  type SettleCauseName,
  settleCauseName,
  statusName,
  withFlag,
} from "./status.ts";
export { causedBy, stepContent } from "./step-of.ts";
export {
  isOpenOffer,
  openOfferTerms,
  type Terms,
  type TermsJson,
  termsFromJson,
  termsToJson,
  UNLIMITED_REVISIONS,
  ZERO_ADDRESS,
  ZERO_HASH,
} from "./terms.ts";
