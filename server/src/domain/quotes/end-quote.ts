import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { movedOn, type QuoteRole, visibleQuote } from "./access.ts";
import { type QuoteView, viewQuote } from "./get-quote.ts";
import { quoteNotice } from "./notices.ts";
import type { QuotePorts } from "./ports.ts";

/**
 * The end of a quote that is not paid (LST-4): its client withdraws what was asked, its seller declines, before or after
 * the price was named. A signature that was given out lives on the chain until its date or `cancelOffer`.
 * @throws Refusal `not_found`, `not_allowed`, `wrong_state`
 */
export async function endQuote(
  ports: QuotePorts,
  input: { id: string; account: Address; as: "declined" | "withdrawn"; words?: string },
): Promise<QuoteView> {
  const { id, account, as, words } = input;
  const { quote, role } = await visibleQuote(ports, { id, account });
  const whose: QuoteRole = as === "declined" ? "seller" : "client";
  if (quote.jobId !== null) throw new Refusal("not_allowed", "A proposal is ended on the page of its job.");
  if (role !== whose) throw new Refusal("not_allowed", `This is the ${whose}'s to do.`);
  if (quote.order) throw movedOn("This quote has an order: that one can be cancelled.");
  const notice = quoteNotice(quote, {
    kind: as === "declined" ? "quote_declined" : "quote_withdrawn",
    to: role === "seller" ? quote.client : quote.seller,
    by: account,
  });
  const change = {
    from: ["asked", "quoted", "accepted"],
    as,
    ...(words === undefined ? {} : { words }),
  } as const;
  if (!(await ports.quotes.end(id, change, [notice]))) throw movedOn();
  return viewQuote(ports, { id, account });
}
