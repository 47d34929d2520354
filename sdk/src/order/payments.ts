import type { EventPlace } from "./events.ts";

/** Where a step stands on the chain: enough to link to it and to find it again after a reorganisation. */
export type StepRef = {
  txHash: `0x${string}`;
  logIndex: number;
  blockNumber: bigint;
  blockHash: `0x${string}`;
  /** Unix seconds of the block. */
  at: number;
};

export type PaymentKind = "price" | "extra" | "payout" | "refund" | "platform_fee" | "arbiter_fee";

/** One movement of an order's money, in the token's smallest unit (FEATURES PAY-1). */
export type Payment = {
  /** "in": into the escrow; "out": from it. */
  direction: "in" | "out";
  kind: PaymentKind;
  role: "client" | "seller" | "platform" | "arbiter";
  party: `0x${string}`;
  amount: bigint;
  /** The part of it that moved inside the contract, from or to the party's platform balance; the rest by wallet. */
  byBalance: bigint;
  ref: StepRef;
};

/** Sums of an order's payments, in smallest units. What came in is what went out plus what remains. */
export type PaymentTotals = {
  paid: bigint;
  toSeller: bigint;
  toClient: bigint;
  platformFee: bigint;
  arbiterFee: bigint;
};

/** Adds payments up. */
export function paymentTotals(payments: readonly Payment[]): PaymentTotals {
  const sum = (kinds: readonly PaymentKind[]) =>
    payments.reduce((total, payment) => (kinds.includes(payment.kind) ? total + payment.amount : total), 0n);
  return {
    paid: sum(["price", "extra"]),
    toSeller: sum(["payout"]),
    toClient: sum(["refund"]),
    platformFee: sum(["platform_fee"]),
    arbiterFee: sum(["arbiter_fee"]),
  };
}

export function stepRef(place: EventPlace): StepRef {
  return {
    txHash: place.txHash,
    logIndex: place.logIndex,
    blockNumber: place.block.number,
    blockHash: place.block.hash,
    at: place.block.timestamp,
  };
}
