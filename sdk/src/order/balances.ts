import type { EscrowEvent } from "./events.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import { type Terms, ZERO_ADDRESS } from "./terms.ts";

/** One change of an account's balance inside the contract, in the token's smallest unit. */
export type BalanceChange = { account: `0x${string}`; token: `0x${string}`; delta: bigint };

/** Balances by `balanceKey`; accounts with nothing are absent. */
export type Balances = ReadonlyMap<string, bigint>;

export function balanceKey(account: string, token: string): string {
  return `${account.toLowerCase()}:${token.toLowerCase()}`;
}

/**
 * How an event changes platform balances (FEATURES ORD-3, PAY-2). `terms` are those of the event's order; offers,
 * deposits and withdrawals need none.
 * @throws InconsistentEvent when terms are needed and missing.
 */
export function balanceChanges(
  event: EscrowEvent,
  terms: Pick<Terms, "client" | "platform" | "arbiter" | "token"> | undefined,
): BalanceChange[] {
  const ofOrder = () => {
    if (terms === undefined) throw new InconsistentEvent(event, "its order's terms are unknown");
    return terms;
  };
  switch (event.name) {
    case "Deposited":
      return changes({ ...event.args, delta: event.args.amount });
    case "Withdrawn":
      return changes({ ...event.args, delta: -event.args.amount });
    case "Credited":
      return changes({ ...event.args, delta: event.args.amount });
    case "OrderPlaced": {
      const { client, token } = event.args.terms;
      return changes({ account: client, token, delta: -event.args.fromBalance });
    }
    case "OrderAmended": {
      if (event.args.fromBalance === 0n) return [];
      const { client, token } = ofOrder();
      return changes({ account: client, token, delta: -event.args.fromBalance });
    }
    case "PartReleased":
    case "OrderCompleted": {
      const { platform, token } = ofOrder();
      return changes({ account: platform, token, delta: event.args.platformFee });
    }
    case "OrderSettled": {
      const { platform, arbiter, token } = ofOrder();
      return [
        ...changes({ account: platform, token, delta: event.args.platformFee }),
        ...changes({ account: arbiter, token, delta: event.args.arbiterFee }),
      ];
    }
    case "OfferCancelled":
    case "OffersCancelled":
    case "OrderAccepted":
    case "OrderStarted":
    case "OrderCancelled":
    case "OrderDelivered":
    case "RevisionRequested":
    case "RequestOpened":
    case "RequestAnswered":
    case "RequestWithdrawn":
    case "OrderRevoked":
    case "OrderDisputed":
    case "EvidenceSubmitted":
      return [];
  }
}

/**
 * The balances after one more event; pure.
 * @throws InconsistentEvent when a balance would fall below zero.
 */
export function foldBalances(
  balances: Balances,
  event: EscrowEvent,
  terms: Parameters<typeof balanceChanges>[1],
): Balances {
  const list = balanceChanges(event, terms);
  if (list.length === 0) return balances;
  const next = new Map(balances);
  for (const { account, token, delta } of list) {
    const key = balanceKey(account, token);
    const amount = (next.get(key) ?? 0n) + delta;
    if (amount < 0n) throw new InconsistentEvent(event, `the balance of ${account} would be ${amount}`);
    if (amount === 0n) next.delete(key);
    else next.set(key, amount);
  }
  return next;
}

function changes(change: BalanceChange): BalanceChange[] {
  const { account, token, delta } = change;
  return delta === 0n || account === ZERO_ADDRESS ? [] : [{ account, token, delta }];
}
