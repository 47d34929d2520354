import type { Address, Hash } from "viem";
import { Refusal } from "../refusal.ts";
import { movedOn, quoteFor } from "./access.ts";
import { checkQuoteOffer } from "./check-quote-offer.ts";
import { type QuoteView, viewQuote } from "./get-quote.ts";
import { quoteNotice } from "./notices.ts";
import type { QuoteOffer, QuotePorts } from "./ports.ts";

/**
 * The seller's signed price (LST-4): the answer to a request, or a new one in the place of what is not paid. The old
 * signature lives on the chain until its date, unless its seller cancels it there.
 * @param input.replaces hash of the terms that the seller saw stand; null: none stood
 * @throws Refusal `not_found`, `not_allowed`, `wrong_state`, and what `checkQuoteOffer` refuses
 */
export async function offerQuote(
  ports: QuotePorts,
  input: { id: string; seller: Address; replaces: Hash | null; offer: QuoteOffer },
): Promise<QuoteView> {
  const { id, seller, replaces, offer } = input;
  const quote = await quoteFor(ports, { id, account: seller, role: "seller" });
  if (quote.jobId !== null) throw new Refusal("not_allowed", "A proposal is made on the page of its job.");
  if (quote.order) throw movedOn("This quote has an order: change that one together with the client.");
  const service = quote.serviceId === null ? null : await ports.services.find(quote.serviceId);
  const { client, title, brief, serviceId, jobId } = quote;
  const questions = service?.questions ?? [];
  const signed = await checkQuoteOffer(
    ports,
    { client, seller, title, brief, serviceId, jobId, questions },
    offer,
  );
  const { termsHash, terms } = signed.offer;
  // An order is found by the content of its terms: no two signatures share one.
  if ([quote.offer, ...quote.retired].some((before) => before?.terms.content === terms.content)) {
    throw new Refusal("wrong_state", "This was signed and handed in before. Sign anew.");
  }
  const { token, price, validUntil } = terms;
  const stored = await ports.quotes.putOffer(
    id,
    { from: ["asked", "quoted", "accepted"], replaces, signed },
    [
      quoteNotice(quote, {
        kind: "quoted",
        to: client,
        by: seller,
        cause: termsHash,
        data: { token, amount: price.toString(), until: validUntil },
      }),
    ],
  );
  if (stored !== "kept") throw movedOn();
  return viewQuote(ports, { id, account: seller });
}
