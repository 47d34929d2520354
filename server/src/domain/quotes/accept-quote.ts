import type { Address, Hash } from "viem";
import { Refusal } from "../refusal.ts";
import { isUsable, lookAtOffers } from "../services/usable-offer.ts";
import { movedOn, quoteFor } from "./access.ts";
import { type QuoteView, viewQuote } from "./get-quote.ts";
import { quoteNotice } from "./notices.ts";
import type { QuotePorts } from "./ports.ts";

/**
 * The client takes a quote, and pays next (LST-4).
 * @param input.termsHash the terms the client saw: of one that the seller replaced meanwhile nothing is accepted
 * @throws Refusal `not_found`, `not_allowed`, `wrong_state`
 */
export async function acceptQuote(
  ports: QuotePorts,
  input: { id: string; client: Address; termsHash: Hash },
): Promise<QuoteView> {
  const { id, client, termsHash } = input;
  const quote = await quoteFor(ports, { id, account: client, role: "client" });
  const { seller, offer } = quote;
  if (quote.order) throw movedOn("This quote has an order already.");
  if (quote.jobId !== null && (await ports.jobs.find(quote.jobId))?.state !== "open") {
    throw new Refusal(
      "wrong_state",
      "The job is closed, or somebody was hired for it: nobody is hired any more.",
    );
  }
  const sight = await lookAtOffers(ports, { seller, hashes: [termsHash] });
  if (offer && offer.terms.validUntil < sight.now) {
    throw new Refusal("wrong_state", "This quote has expired. Its seller can make a new one.");
  }
  if (offer?.termsHash === termsHash && !isUsable(offer, sight)) {
    throw new Refusal("wrong_state", "The seller cancelled this quote on the chain.");
  }
  if (quote.used.includes(termsHash)) {
    throw new Refusal(
      "wrong_state",
      "An order was placed with this quote and taken back: the contract takes it once. Ask its seller for a new one.",
    );
  }
  const notice = quoteNotice(quote, { kind: "quote_accepted", to: seller, by: client, cause: termsHash });
  if (!(await ports.quotes.accept(id, { termsHash, now: sight.now }, [notice]))) throw movedOn();
  return viewQuote(ports, { id, account: client });
}
