/** How many places the slider has besides its beginning; keys move it by one. */
export const STEPS = 100;

/** Digits that a place between the ends keeps: "0.137", and not eighteen of them. */
const KEPT_DIGITS = 3;

export type Split = "wallet" | "balance" | "both";

/** The amount at a place of the slider: the ends exactly, round sums between. Smallest units. */
export function amountAt(step: number, most: bigint): bigint {
  if (step <= 0) return 0n;
  if (step >= STEPS) return most;
  const exact = (most * BigInt(Math.round(step))) / BigInt(STEPS);
  const digits = most.toString().length - KEPT_DIGITS;
  const unit = digits > 0 ? 10n ** BigInt(digits) : 1n;
  const round = exact - (exact % unit);
  return round > 0n ? round : exact;
}

/** Where on the slider an amount is; only the whole sum is at the end, and only nothing at the beginning. */
export function stepOf(amount: bigint, most: bigint): number {
  if (amount <= 0n || most === 0n) return 0;
  if (amount >= most) return STEPS;
  const step = Number((amount * BigInt(STEPS)) / most);
  return Math.min(STEPS - 1, Math.max(1, step));
}

/** The most that a balance can pay of a price. */
export function mostOf(platform: bigint, price: bigint): bigint {
  return platform < price ? platform : price;
}
