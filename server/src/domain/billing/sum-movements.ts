import type { Address } from "viem";
import type { BillingPorts, MovementFilter, TokenSums } from "./ports.ts";

/** Anyone can pay anyone in a token of their own making: the site's tokens come first, and of others a few. */
const MOST_TOKENS = 20;

export type MovementTotals = {
  sums: readonly TokenSums[];
  /** The platform balances now, whatever the filter. */
  balances: readonly { token: Address; amount: bigint }[];
};

/** What an account's movements add up to, by token, and its platform balances (PAY-2). */
export async function sumMovements(
  { movements, tokens }: BillingPorts & { tokens: readonly { address: Address }[] },
  filter: MovementFilter,
): Promise<MovementTotals> {
  const limits = { most: MOST_TOKENS, first: tokens.map(({ address }) => address) };
  const [sums, balances] = await Promise.all([
    movements.sums(filter, limits),
    movements.balances(filter.account, limits),
  ]);
  return { sums, balances };
}
