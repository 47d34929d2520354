import type { PaymentWays } from "@holdfast/sdk/actions";

/**
 * How an amount of a token gets into the contract. `plain`: nothing is asked but the payment itself. `batch`: approval
 * and payment as one (EIP-5792). `receive`, `permit`, `permit2`: a free signature (EIP-3009, EIP-2612, Permit2), then
 * the payment. `approve`: two transactions.
 */
export type Way = "plain" | "batch" | "receive" | "permit" | "permit2" | "approve";

/**
 * All that could work, the one that asks least of a person first (FEATURES ORD-2). EIP-3009 before EIP-2612, for it
 * leaves no allowance behind. The last one works with every token and every wallet.
 */
export function waysToPay(ways: PaymentWays, batch: boolean): readonly [Way, ...Way[]] {
  const { allowed, receive, permit, permit2 } = ways;
  const shortest: Way[] = [];
  if (allowed) shortest.push("plain");
  if (batch) shortest.push("batch");
  if (receive) shortest.push("receive");
  if (permit) shortest.push("permit");
  if (permit2) shortest.push("permit2");
  const [first, ...rest] = shortest;
  return first ? [first, ...rest, "approve"] : ["approve"];
}

/** Whether the wallet first signs the amount, which costs nothing. */
export function isSigned(way: Way): way is "receive" | "permit" | "permit2" {
  return way === "receive" || way === "permit" || way === "permit2";
}
