import { type EscrowEvent, type OrderEvent, orderIdOf } from "./events.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import { movementsOf } from "./movements.ts";
import { type Payment, type StepRef, stepRef } from "./payments.ts";
import { sameAddress } from "./roles.ts";
import type { Terms } from "./terms.ts";

/** `release`: a payout of a part, the order went on. `commission`, `arbiterFee`: to those who take them. */
export type AccountMovementKind =
  | "paid"
  | "extra"
  | "payout"
  | "release"
  | "refund"
  | "commission"
  | "arbiterFee"
  | "deposit"
  | "withdrawal";

/** One account's side of one movement of money, in the token's smallest unit (FEATURES PAY-2). */
export type AccountMovement = {
  account: `0x${string}`;
  token: `0x${string}`;
  kind: AccountMovementKind;
  /** Null: a deposit or a withdrawal. */
  orderId: `0x${string}` | null;
  /** The other party of the order, or where a withdrawal went; null: nobody in particular. */
  counterparty: `0x${string}` | null;
  /** Zero only for a payout that its fee took whole. */
  amount: bigint;
  /** Commission kept back from a payout: the order paid `amount` and this. */
  fee: bigint;
  /** Whether the account got it (or kept it), not gave it. */
  incoming: boolean;
  /** How much of it left or came to the platform balance; the rest was in the wallet. */
  ofBalance: bigint;
  ref: StepRef;
  /** Its place among those of its event, from 0. */
  position: number;
};

type Paying = Pick<Terms, "client" | "seller" | "arbiter" | "platform" | "token">;

/**
 * The movements of all accounts that events made; pure. Events come in the chain's order and in whole transactions,
 * since what stayed in a balance is told after the step that paid it out. A deposit and a withdrawal are seen from the
 * platform balance: money that comes, money that goes.
 * @param termsOf the terms of an order that was placed before these events.
 * @throws InconsistentEvent when terms are missing, or a credit has no payout before it.
 */
export function accountMovements(
  events: readonly EscrowEvent[],
  termsOf: (orderId: `0x${string}`) => Paying | undefined,
): AccountMovement[] {
  const placed = new Map<string, Paying>();
  const movements: AccountMovement[] = [];
  for (const event of events) {
    const id = orderIdOf(event);
    if (event.name === "OrderPlaced") placed.set(event.args.id, event.args.terms);
    if (event.name === "Credited") {
      keepInBalance(movements, event);
    } else if (event.name === "Deposited" || event.name === "Withdrawn") {
      movements.push(ofBalanceAlone(event));
    } else if (id !== undefined) {
      const terms = placed.get(id) ?? termsOf(id);
      if (terms === undefined) throw new InconsistentEvent(event, "its order's terms are unknown");
      movements.push(...ofOrder(event as OrderEvent, terms));
    }
  }
  return movements;
}

type MovementSum = Pick<AccountMovement, "incoming" | "amount" | "fee" | "ofBalance" | "kind">;

/** What movements in one token add up to, in smallest units. */
export type MovementSums = {
  /** Got from orders: payouts, refunds, fees that the account takes. */
  received: bigint;
  /** Given to orders. */
  paid: bigint;
  /** Commission that was kept back from payouts. */
  fees: bigint;
  deposited: bigint;
  withdrawn: bigint;
  /** What all of them did to the platform balance; may be below zero. Of all an account's movements: its balance. */
  balanceChange: bigint;
};

/** Adds movements of one account in one token up. */
export function movementSums(movements: readonly MovementSum[]): MovementSums {
  const sums: MovementSums = {
    ...{ received: 0n, paid: 0n, fees: 0n, deposited: 0n, withdrawn: 0n, balanceChange: 0n },
  };
  for (const { kind, incoming, amount, fee, ofBalance } of movements) {
    if (kind === "deposit") sums.deposited += amount;
    else if (kind === "withdrawal") sums.withdrawn += amount;
    else if (incoming) sums.received += amount;
    else sums.paid += amount;
    sums.fees += fee;
    sums.balanceChange += incoming ? ofBalance : -ofBalance;
  }
  return sums;
}

function ofBalanceAlone(event: Extract<EscrowEvent, { name: "Deposited" | "Withdrawn" }>): AccountMovement {
  const { account, token, amount } = event.args;
  const incoming = event.name === "Deposited";
  return {
    ...{ account, token, amount, incoming, orderId: null, fee: 0n, ofBalance: amount, position: 0 },
    kind: incoming ? "deposit" : "withdrawal",
    counterparty: event.name === "Withdrawn" ? event.args.to : null,
    ref: stepRef(event),
  };
}

function ofOrder(event: OrderEvent, terms: Paying): AccountMovement[] {
  const payments = movementsOf(event, terms);
  const fee = payments.find(({ kind }) => kind === "platform_fee")?.amount ?? 0n;
  const isPaidOut = payments.some(({ kind }) => kind === "payout");
  // Rounding up can leave a seller nothing of the smallest sums: that the fee was taken is told all the same.
  const nothing: Payment[] =
    fee > 0n && !isPaidOut
      ? [
          {
            ...{ direction: "out", kind: "payout", role: "seller", party: terms.seller },
            ...{ amount: 0n, byBalance: 0n, ref: stepRef(event) },
          },
        ]
      : [];
  return [...nothing, ...payments].map(
    ({ kind, role, party, amount, byBalance, direction, ref }, position): AccountMovement => ({
      account: party,
      token: terms.token,
      kind: kindOf(kind, event),
      orderId: event.args.id,
      counterparty: other(role, terms),
      amount,
      fee: kind === "payout" ? fee : 0n,
      incoming: direction === "out",
      ofBalance: byBalance,
      ref,
      position,
    }),
  );
}

function kindOf(kind: Payment["kind"], event: OrderEvent): AccountMovementKind {
  switch (kind) {
    case "price":
      return "paid";
    case "extra":
    case "refund":
      return kind;
    case "payout":
      return event.name === "PartReleased" ? "release" : "payout";
    case "platform_fee":
      return "commission";
    case "arbiter_fee":
      return "arbiterFee";
  }
}

/** The arbiter's fee comes off the top, from both. */
function other(role: Payment["role"], terms: Paying): `0x${string}` | null {
  switch (role) {
    case "client":
    case "platform":
      return terms.seller;
    case "seller":
      return terms.client;
    case "arbiter":
      return null;
  }
}

/** Changes the last payout that fits: a wallet can batch several steps in one transaction (as `creditPayout`). */
function keepInBalance(
  movements: AccountMovement[],
  event: Extract<EscrowEvent, { name: "Credited" }>,
): void {
  const { account, amount, id, token } = event.args;
  const index = movements.findLastIndex(
    (one) =>
      one.orderId === id &&
      one.incoming &&
      one.ref.txHash === event.txHash &&
      one.ref.logIndex < event.logIndex &&
      one.amount === amount &&
      one.ofBalance === 0n &&
      sameAddress(one.token, token) &&
      sameAddress(one.account, account),
  );
  const found = movements[index];
  if (found === undefined) throw new InconsistentEvent(event, "no payout of this amount came before it");
  movements[index] = { ...found, ofBalance: amount };
}
