import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { movedOn, visibleQuote } from "./access.ts";
import { type QuoteView, viewQuote } from "./get-quote.ts";
import { quoteNotice } from "./notices.ts";
import type { QuotePorts, QuoteRecord } from "./ports.ts";

/** One follow-up question each way before payment (LST-4). @throws Refusal `not_found`, `wrong_state` */
export async function askInQuote(
  ports: QuotePorts,
  input: { id: string; author: Address; text: string },
): Promise<QuoteView> {
  const { id, author, text } = input;
  const { quote } = await visibleQuote(ports, { id, account: author });
  refuseOver(quote);
  const notice = quoteNotice(quote, {
    kind: "quote_question",
    to: other(quote, author),
    by: author,
    cause: author,
  });
  if (!(await ports.quotes.ask(id, { author, text }, [notice]))) {
    throw movedOn("You have asked your one question, or this quote is over.");
  }
  return viewQuote(ports, { id, account: author });
}

/** The answer to the other side's question, once. @throws Refusal `not_found`, `wrong_state` */
export async function answerInQuote(
  ports: QuotePorts,
  input: { id: string; author: Address; text: string },
): Promise<QuoteView> {
  const { id, author, text } = input;
  const { quote } = await visibleQuote(ports, { id, account: author });
  refuseOver(quote);
  const asker = other(quote, author);
  const notice = quoteNotice(quote, { kind: "quote_answer", to: asker, by: author, cause: author });
  if (!(await ports.quotes.answer(id, { asker, text }, [notice]))) {
    throw movedOn("There is no question that waits for your answer.");
  }
  return viewQuote(ports, { id, account: author });
}

function other({ client, seller }: QuoteRecord, author: Address): Address {
  return author === client ? seller : client;
}

function refuseOver({ order }: QuoteRecord): void {
  if (order) throw new Refusal("wrong_state", "There is an order now: write to each other there.");
}
