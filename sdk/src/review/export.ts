import { isAddress } from "viem";
import { type Terms, type TermsJson, termsFromJson } from "../order/terms.ts";

/**
 * One review as anybody can check it (FEATURES RVW-1): what was signed, by whom, and the order's terms, whose hash is
 * the order's id and so proves that the two were its parties.
 */
export type ReviewProof = {
  format: "holdfast-review";
  version: 1;
  chainId: number;
  escrow: `0x${string}`;
  /** Who wrote it. */
  author: `0x${string}`;
  terms: TermsJson;
  review: {
    order: `0x${string}`;
    subject: `0x${string}`;
    stars: number;
    text: string;
    /** Unix seconds. */
    signedAt: number;
    signature: `0x${string}`;
  };
  /** The subject's answer; null: none. */
  reply: { text: string; signedAt: number; signature: `0x${string}` } | null;
};

/** All reviews of one account in one role, as its page hands them out. */
export type ReviewsExport = {
  format: "holdfast-reviews";
  version: 1;
  account: `0x${string}`;
  /** What the account was in the orders. */
  as: "seller" | "client";
  reviews: ReviewProof[];
};

const HEX = /^0x([0-9a-fA-F]{2})*$/;
const HASH = /^0x[0-9a-f]{64}$/;
const NUMBERS: Readonly<Record<string, number>> = {
  platformFeeBps: 16,
  arbiterFeeBps: 16,
  fallbackSellerBps: 16,
  deliveryTime: 32,
  revisionTime: 32,
  reviewTime: 32,
  responseTime: 32,
  graceTime: 32,
  rulingTime: 32,
  revisions: 8,
  validUntil: 40,
};

type Json = Readonly<Record<string, unknown>>;

/** A proof with its terms as the sdk knows them; null for what has not the form of one. Nothing is checked yet. */
export function readReviewProof(json: unknown): { proof: ReviewProof; terms: Terms } | null {
  if (!isObject(json) || json.format !== "holdfast-review" || json.version !== 1) return null;
  const { chainId, escrow, author, terms, review, reply } = json;
  if (!isCount(chainId, 53) || !isAccount(escrow) || !isAccount(author)) return null;
  if (!isObject(review) || !fits(HASH, review.order) || !isAccount(review.subject)) return null;
  if (!isCount(review.stars, 8) || !isSigned(review)) return null;
  if (reply !== null && (!isObject(reply) || !isSigned(reply))) return null;
  const read = readTerms(terms);
  return read && { proof: json as ReviewProof, terms: read };
}

function readTerms(json: unknown): Terms | null {
  if (!isObject(json)) return null;
  for (const name of ["client", "seller", "arbiter", "platform", "token"]) {
    if (!isAccount(json[name])) return null;
  }
  for (const [name, bits] of Object.entries(NUMBERS)) {
    if (!isCount(json[name], bits)) return null;
  }
  if (!fits(HASH, json.content) || !isAmount(json.price, 112n) || !isAmount(json.salt, 256n)) return null;
  return termsFromJson(json as TermsJson);
}

function isSigned({ text, signedAt, signature }: Json): boolean {
  return typeof text === "string" && isCount(signedAt, 53) && fits(HEX, signature);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}

/** Lower case, or with the right checksum (EIP-55). */
function isAccount(value: unknown): boolean {
  return typeof value === "string" && isAddress(value);
}

function fits(form: RegExp, value: unknown): boolean {
  return typeof value === "string" && form.test(value);
}

function isCount(value: unknown, bits: number): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value < 2 ** bits;
}

function isAmount(value: unknown, bits: bigint): boolean {
  return typeof value === "string" && /^\d{1,78}$/.test(value) && BigInt(value) < 2n ** bits;
}
