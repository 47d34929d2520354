import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HoldfastDocument, TermsJson } from "@holdfast/sdk";

type Hash = `0x${string}`;
export type Vectors = {
  place: { chainId: number; escrow: Hash };
  orders: {
    terms: TermsJson;
    termsHash: Hash;
    openOfferHash: Hash;
    orderId: Hash;
    quoteDigest: Hash;
    openOfferDigest: Hash;
  }[];
  ruling: { message: { order: Hash; sellerAmount: string; content: Hash }; digest: Hash };
  settlement: {
    message: { order: Hash; round: number; sellerAmount: string; validUntil: number };
    digest: Hash;
  };
  amend: {
    message: { order: Hash; round: number; amount: string; due: number; validUntil: number; content: Hash };
    digest: Hash;
  };
  document: { document: HoldfastDocument; hash: Hash };
};

/** The committed vectors. Epochs are 3 for a quote and 0 for an open offer. */
export const vectors = JSON.parse(readFileSync(join(import.meta.dirname, "digests.json"), "utf8")) as Vectors;
