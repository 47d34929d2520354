const ALL_BPS = 10_000n;

/** What reaches the seller of a whole payout. The commission is rounded up, as the contract does. @param bps basis points */
export function sellerReceives(price: bigint, bps: number): bigint {
  return price - (price * BigInt(bps) + ALL_BPS - 1n) / ALL_BPS;
}
