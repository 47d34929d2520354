import type { QuoteRecord, QuoteState } from "./ports.ts";

/**
 * Where a quote stands (LST-4). The chain decides first: who paid with the seller's signature has an order, whatever was
 * said here before. The repository says the same in SQL, for lists.
 * @param now unix seconds of the chain
 */
export function quoteState(quote: Pick<QuoteRecord, "stage" | "offer" | "order">, now: number): QuoteState {
  if (quote.order?.taken) return "paid";
  switch (quote.stage) {
    case "asked":
      return "pending_quote";
    case "quoted":
    case "accepted":
      // A second that is the limit's own still counts, as for the contract.
      return quote.offer && quote.offer.terms.validUntil < now ? "expired" : quote.stage;
    case "declined":
    case "withdrawn":
      return quote.stage;
  }
}
