/** What the parties agree on, fixed for an order's life. Mirrors `Terms` of contracts/types/Order.sol, in its order. */
export type Terms = {
  /** Pays. Zero only inside an open offer. */
  client: `0x${string}`;
  seller: `0x${string}`;
  arbiter: `0x${string}`;
  /** Receives the platform fee. May be zero only when the fee is zero. */
  platform: `0x${string}`;
  /** ERC-20; zero is the chain's own coin. */
  token: `0x${string}`;
  /** In the token's smallest unit. */
  price: bigint;
  /** Basis points of what the seller receives, rounded up; at most 2000. */
  platformFeeBps: number;
  /** Basis points of what remains at a ruling, rounded down; at most 1000. */
  arbiterFeeBps: number;
  /** The seller's share in basis points when the arbiter stays silent; at most 10000. */
  fallbackSellerBps: number;
  /** Seconds from start to the delivery date. */
  deliveryTime: number;
  /** Seconds a revision takes at least. */
  revisionTime: number;
  /** Seconds the client has to review a delivery. */
  reviewTime: number;
  /** Seconds the other party has to answer a request. */
  responseTime: number;
  /** Seconds after the delivery date until the client may take everything back. */
  graceTime: number;
  /** Seconds the arbiter has to rule. */
  rulingTime: number;
  /** Revisions in the price; `UNLIMITED_REVISIONS` is no limit. */
  revisions: number;
  /** Unix seconds after which the offer cannot be used and a pending order cannot be accepted. */
  validUntil: number;
  /** Hash of the listing, quote or job document. */
  content: `0x${string}`;
  /** Makes otherwise equal terms different orders. Zero in an open offer. */
  salt: bigint;
};

/** `Terms` as they travel in JSON: money and salt as decimal strings. */
export type TermsJson = Omit<Terms, "price" | "salt"> & { price: string; salt: string };

/** `Terms.revisions` when the client may ask for as many revisions as they like. */
export const UNLIMITED_REVISIONS = 255;

export const ZERO_ADDRESS = "0x0000000000000000000000000000000000000000";
export const ZERO_HASH = "0x0000000000000000000000000000000000000000000000000000000000000000";

/** Terms as JSON carries them. */
export function termsToJson(terms: Terms): TermsJson {
  return { ...terms, price: terms.price.toString(), salt: terms.salt.toString() };
}

/**
 * Terms from JSON. Checks only that the two decimal strings are decimal; the rest is the boundary's (zod's) work.
 * @throws SyntaxError when `price` or `salt` is not a decimal number.
 */
export function termsFromJson(json: TermsJson): Terms {
  return { ...json, price: decimal(json.price), salt: decimal(json.salt) };
}

/** The form of these terms that the seller signs once for many clients: client and salt are zero. */
export function openOfferTerms(terms: Terms): Terms {
  return { ...terms, client: ZERO_ADDRESS, salt: 0n };
}

/** True for terms that any client may use any number of times. */
export function isOpenOffer(terms: Pick<Terms, "client" | "salt">): boolean {
  return terms.client === ZERO_ADDRESS && terms.salt === 0n;
}

function decimal(text: string): bigint {
  if (!/^\d+$/.test(text)) throw new SyntaxError(`"${text}" is not a whole decimal number.`);
  return BigInt(text);
}
