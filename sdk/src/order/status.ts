/** Numbers of `OrderStatus` in contracts/types/Order.sol. They are part of the ABI and never change. */
export const OrderStatus = {
  None: 0,
  Pending: 1,
  Placed: 2,
  InProgress: 3,
  Delivered: 4,
  RevisionRequested: 5,
  Contested: 6,
  Disputed: 7,
  Completed: 8,
  Cancelled: 9,
  Settled: 10,
} as const;
export type OrderStatus = (typeof OrderStatus)[keyof typeof OrderStatus];
export type OrderStatusName = keyof typeof OrderStatus;

/** Numbers of `RequestKind`: the request that waits for an answer, at most one at a time. */
export const RequestKind = { None: 0, CancelByClient: 1, CancelBySeller: 2, Progress: 3, Refund: 4 } as const;
export type RequestKind = (typeof RequestKind)[keyof typeof RequestKind];
export type RequestKindName = keyof typeof RequestKind;

export const CancelCause = {
  ByClient: 0,
  BySeller: 1,
  RequestAccepted: 2,
  RequestExpired: 3,
  Reclaimed: 4,
} as const;
export type CancelCause = (typeof CancelCause)[keyof typeof CancelCause];
export type CancelCauseName = keyof typeof CancelCause;

export const CompleteCause = { Approved: 0, Claimed: 1 } as const;
export type CompleteCause = (typeof CompleteCause)[keyof typeof CompleteCause];
export type CompleteCauseName = keyof typeof CompleteCause;

export const SettleCause = { Ruled: 0, Agreed: 1, Expired: 2 } as const;
export type SettleCause = (typeof SettleCause)[keyof typeof SettleCause];
export type SettleCauseName = keyof typeof SettleCause;

/** Bits of `OrderState.flags`. */
export const OrderFlag = {
  /** Refunds stay in the client's platform balance. */
  KeepRefunds: 1,
  /** The client has given the requirements. */
  RequirementsGiven: 2,
  /** The delivery under review came after `due + graceTime`. */
  DeliveredLate: 4,
} as const;
export type OrderFlagName = keyof typeof OrderFlag;

/** Statuses in which the contract still holds money for the order. */
export const OPEN_STATUSES: readonly OrderStatus[] = [1, 2, 3, 4, 5, 6, 7];

const nameOf =
  <Names extends Record<string, number>>(names: Names) =>
  (value: number): keyof Names => {
    const found = Object.keys(names).find((name) => names[name] === value);
    if (found === undefined) throw new RangeError(`${value} is none of ${Object.keys(names).join(", ")}.`);
    return found;
  };

/** Names of the numbers, for logs and tables. @throws RangeError for a number that names nothing. */
export const statusName: (status: number) => OrderStatusName = /* @__PURE__ */ nameOf(OrderStatus);
export const requestName: (kind: number) => RequestKindName = /* @__PURE__ */ nameOf(RequestKind);
export const cancelCauseName: (cause: number) => CancelCauseName = /* @__PURE__ */ nameOf(CancelCause);
export const completeCauseName: (cause: number) => CompleteCauseName = /* @__PURE__ */ nameOf(CompleteCause);
export const settleCauseName: (cause: number) => SettleCauseName = /* @__PURE__ */ nameOf(SettleCause);

/** Whether the order can still move. */
export function isOpen(status: OrderStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/** Whether one flag is set. */
export function hasFlag(flags: number, flag: OrderFlagName): boolean {
  return (flags & OrderFlag[flag]) !== 0;
}

/** The flags with one set or cleared. */
export function withFlag(flags: number, flag: OrderFlagName, on: boolean): number {
  return on ? flags | OrderFlag[flag] : flags & ~OrderFlag[flag];
}
