import { documentHash, type QuotePromise, quoteListing } from "@holdfast/sdk/document";
import { hashTerms, quoteTerms, type Terms } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { hashTypedData } from "viem";
import { Refusal } from "../refusal.ts";
import { refuseArbiter } from "../services/check-content.ts";
import { sameTerms } from "../services/package-terms.ts";
import { lookAtOffers } from "../services/usable-offer.ts";
import type { QuoteOffer, QuotePorts, SignedPromise } from "./ports.ts";

/** The longest a quote may be good for, in seconds. */
export const LONGEST_QUOTE_LIFE = 90 * 24 * 3600;
const LEAST_DELIVERY_TIME = 3600;
const MOST_DELIVERY_TIME = 5 * 365 * 24 * 3600;

/**
 * Whether a seller signed exactly what the quote says, under this site's own terms, in a way that the contract takes
 * (LST-4, LST-5). `about` is what both sides know already: the terms have to commit to it.
 * @throws Refusal `terms_outdated`, `signature_invalid`, `invalid_input`, `not_allowed`
 */
export async function checkQuoteOffer(
  ports: Pick<QuotePorts, "offers" | "signatures" | "clock" | "terms" | "tokens" | "chainId" | "escrow">,
  about: Omit<QuotePromise, "salt" | "words" | "features">,
  offer: QuoteOffer,
): Promise<SignedPromise> {
  const { terms, epoch, signature, words, features, listingSalt } = offer;
  const { client, seller } = about;
  refuseArbiter(ports, seller);
  checkAmounts(ports, terms);
  const listing = quoteListing({ ...about, salt: listingSalt, words, features });
  const { token, price, deliveryTime, revisions, validUntil, salt } = terms;
  const content = documentHash(listing);
  const quoted = { client, seller, token, price, deliveryTime, revisions, validUntil, content, salt };
  if (!sameTerms(quoteTerms(ports.terms, quoted), terms)) {
    throw outdated(
      "The signed terms are not those of this quote and of this site. Load it anew and sign those.",
    );
  }
  const termsHash = hashTerms(terms);
  const sight = await lookAtOffers(ports, { seller, hashes: [termsHash] });
  if (validUntil <= sight.now || validUntil > sight.now + LONGEST_QUOTE_LIFE) {
    throw outdated("A quote must be valid for some time, and for 90 days at most.");
  }
  if (epoch !== sight.epoch) {
    throw outdated(`You cancelled all offers since: sign for epoch ${sight.epoch}, not ${epoch}.`);
  }
  if (sight.cancelled.has(termsHash)) throw outdated("You cancelled exactly this quote on the chain.");
  const { chainId, escrow } = ports;
  const digest = hashTypedData(offerTypedData({ chainId, escrow, terms, epoch }));
  if (!(await ports.signatures.digest({ signer: seller, digest, signature }))) {
    throw new Refusal(
      "signature_invalid",
      "The quote's signature is not one that the contract takes from you.",
    );
  }
  return { offer: { terms, epoch, signature, termsHash }, listing, words };
}

/** What the contract would not take, or what is no quote: without a salt it could be an open offer's. */
function checkAmounts({ tokens }: Pick<QuotePorts, "tokens">, terms: Terms): void {
  const { price, token, deliveryTime, salt } = terms;
  const wrong = (member: keyof Terms, message: string): Refusal => {
    const path = `terms.${member}`;
    return new Refusal("invalid_input", `${path} ${message}.`, { errors: [{ path, message }] });
  };
  if (price === 0n) throw wrong("price", "must be more than nothing");
  if (!tokens.some(({ address }) => address === token))
    throw wrong("token", "is not a token that this site takes");
  if (deliveryTime < LEAST_DELIVERY_TIME) throw wrong("deliveryTime", "must be an hour at least");
  if (deliveryTime > MOST_DELIVERY_TIME) throw wrong("deliveryTime", "must be at most five years");
  if (salt === 0n) throw wrong("salt", "must not be zero");
}

function outdated(detail: string): Refusal {
  return new Refusal("terms_outdated", detail);
}
