import { type BalanceChange, balanceKey, type EscrowEvent, InconsistentEvent } from "@holdfast/sdk/order";
import type { BalanceRow } from "../store.ts";

export type BalanceStep = { event: EscrowEvent; changes: BalanceChange[] };

/**
 * The balances after taking back `undone` (the chain's order) and adding `added`: the same rows as `foldBalances` over
 * everything gives, since sums don't mind where one begins. Amounts of zero are returned too, to be taken away.
 * @throws InconsistentEvent when a balance falls below zero at any step.
 */
export function moveBalances(rows: BalanceRow[], undone: BalanceStep[], added: BalanceStep[]): BalanceRow[] {
  const sheet = new Map(rows.map((row) => [balanceKey(row.account, row.token), row]));
  const apply = ({ event, changes }: BalanceStep, sign: 1n | -1n) => {
    for (const { account, token, delta } of changes) {
      const key = balanceKey(account, token);
      const amount = (sheet.get(key)?.amount ?? 0n) + sign * delta;
      if (amount < 0n) throw new InconsistentEvent(event, `the balance of ${account} would be ${amount}`);
      sheet.set(key, { account, token, amount });
    }
  };
  for (const step of undone.toReversed()) apply(step, -1n);
  for (const step of added) apply(step, 1n);
  return [...sheet.values()];
}
