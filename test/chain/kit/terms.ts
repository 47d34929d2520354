import type { Terms } from "@holdfast/sdk/order";
import { type Address, keccak256, toHex, zeroAddress } from "viem";

const HOUR = 3600;
const DAY = 24 * HOUR;
const FAR_AHEAD = 2_000_000_000;

export type Parties = { client: Address; seller: Address; arbiter: Address; platform: Address };

/** Ordinary terms in the chain's coin; each salt makes another order. */
export function makeTerms(parties: Parties, salt: bigint, changes: Partial<Terms> = {}): Terms {
  return {
    ...parties,
    token: zeroAddress,
    price: 10_000n + salt,
    platformFeeBps: 500,
    arbiterFeeBps: 300,
    fallbackSellerBps: 5_000,
    deliveryTime: 7 * DAY,
    revisionTime: DAY,
    reviewTime: 3 * DAY,
    responseTime: 48 * HOUR,
    graceTime: DAY,
    rulingTime: 14 * DAY,
    revisions: 2,
    validUntil: FAR_AHEAD,
    content: hashOf(`listing ${salt}`),
    salt,
    ...changes,
  };
}

/** A hash that stands for a document. */
export function hashOf(text: string): `0x${string}` {
  return keccak256(toHex(text));
}
