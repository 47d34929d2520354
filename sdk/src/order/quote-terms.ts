import type { Terms } from "./terms.ts";

/** What two people agree on in a quote; the rest of its terms is the operator's. */
export type QuotedTerms = Pick<
  Terms,
  "client" | "seller" | "token" | "price" | "deliveryTime" | "revisions" | "validUntil" | "content" | "salt"
>;

/**
 * The terms of a quote (FEATURES LST-4): they name the client and have a salt, so that the seller's signature makes one
 * order of one client.
 * @param usual what every offer of the site says: fees, who takes them, arbiter, windows (seconds, basis points)
 */
export function quoteTerms(usual: Omit<Terms, keyof QuotedTerms>, quoted: QuotedTerms): Terms {
  const { arbiter, platform, platformFeeBps, arbiterFeeBps, fallbackSellerBps } = usual;
  const { revisionTime, reviewTime, responseTime, graceTime, rulingTime } = usual;
  const { client, seller, token, price, deliveryTime, revisions, validUntil, content, salt } = quoted;
  return {
    ...{ client, seller, arbiter, platform, token, price },
    ...{ platformFeeBps, arbiterFeeBps, fallbackSellerBps },
    ...{ deliveryTime, revisionTime, reviewTime, responseTime, graceTime, rulingTime },
    ...{ revisions, validUntil, content, salt },
  };
}
