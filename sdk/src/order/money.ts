/** 100 %, in basis points. */
export const BPS = 10_000n;

/** The platform's commission on an amount paid to the seller: rounded up, as the contract does. Smallest units. */
export function platformFee(amount: bigint, feeBps: number): bigint {
  return (amount * BigInt(feeBps) + BPS - 1n) / BPS;
}

/** The arbiter's fee on what remains when a ruling is executed: rounded down. Smallest units. */
export function arbiterFee(remaining: bigint, feeBps: number): bigint {
  return (remaining * BigInt(feeBps)) / BPS;
}

/** Where the money of one payout goes, in smallest units; the parts always add up to what remained. */
export type Split = { toSeller: bigint; toClient: bigint; platformFee: bigint; arbiterFee: bigint };

type Fees = { platformFeeBps: number; arbiterFeeBps: number; fallbackSellerBps: number };

/** An amount is outside what can be split. `most` is the largest possible, in smallest units. */
export class AmountOutOfRange extends RangeError {
  readonly amount: bigint;
  readonly most: bigint;

  constructor(amount: bigint, most: bigint) {
    super(`The amount ${amount} is not between 0 and ${most}.`);
    this.name = "AmountOutOfRange";
    this.amount = amount;
    this.most = most;
  }
}

/**
 * The split a ruling makes (FEATURES DSP-3): the arbiter's fee off the top, `sellerAmount` to the seller less
 * commission, the rest to the client.
 * @throws AmountOutOfRange when `sellerAmount` is more than the rest after the arbiter's fee.
 */
export function splitRuling(input: { remaining: bigint; sellerAmount: bigint; terms: Fees }): Split {
  const { remaining, sellerAmount, terms } = input;
  const fee = arbiterFee(remaining, terms.arbiterFeeBps);
  return { ...splitBetweenParties(remaining - fee, sellerAmount, terms), arbiterFee: fee };
}

/** The split of a settlement both parties signed (DSP-5). @throws AmountOutOfRange */
export function splitAgreed(input: { remaining: bigint; sellerAmount: bigint; terms: Fees }): Split {
  return splitBetweenParties(input.remaining, input.sellerAmount, input.terms);
}

/** The split when the arbiter did not rule in time (DSP-6): the seller's share is rounded down. */
export function splitExpired(input: { remaining: bigint; terms: Fees }): Split {
  const { remaining, terms } = input;
  return splitBetweenParties(remaining, (remaining * BigInt(terms.fallbackSellerBps)) / BPS, terms);
}

/** What approval pays: everything to the seller, less commission. */
export function splitCompleted(input: { remaining: bigint; terms: Fees }): Split {
  return splitBetweenParties(input.remaining, input.remaining, input.terms);
}

/** The smallest amount whose commission has no fraction; every part release is a multiple of it. */
export function releaseStep(feeBps: number): bigint {
  return BPS / gcd(BigInt(feeBps), BPS);
}

/**
 * The largest amount not above `wanted` that can be released as a part (FEATURES REV-6): its commission is exact and
 * something remains. Zero when there is none.
 */
export function exactReleaseAmount(input: {
  wanted: bigint;
  remaining: bigint;
  platformFeeBps: number;
}): bigint {
  const { wanted, remaining, platformFeeBps } = input;
  const most = wanted < remaining ? wanted : remaining - 1n;
  if (most <= 0n) return 0n;
  return most - (most % releaseStep(platformFeeBps));
}

function splitBetweenParties(total: bigint, sellerAmount: bigint, terms: Fees): Split {
  if (sellerAmount < 0n || sellerAmount > total) throw new AmountOutOfRange(sellerAmount, total);
  const fee = platformFee(sellerAmount, terms.platformFeeBps);
  return { toSeller: sellerAmount - fee, toClient: total - sellerAmount, platformFee: fee, arbiterFee: 0n };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
