import type { Address } from "viem";
import { notFound, Refusal } from "../refusal.ts";
import type { QuotePorts, QuoteRecord } from "./ports.ts";

export type QuoteRole = "client" | "seller";

/** What an account is in a quote; null for a stranger. */
export function quoteRole(quote: Pick<QuoteRecord, QuoteRole>, account: Address): QuoteRole | null {
  return (["client", "seller"] as const).find((role) => quote[role] === account) ?? null;
}

/** A quote, for its two. To all others it does not exist. @throws Refusal `not_found` */
export async function visibleQuote(
  ports: Pick<QuotePorts, "quotes">,
  input: { id: string; account: Address },
): Promise<{ quote: QuoteRecord; role: QuoteRole }> {
  const quote = await ports.quotes.find(input.id);
  const role = quote && quoteRole(quote, input.account);
  if (!quote || !role) throw notFound("This quote");
  return { quote, role };
}

/** A quote that one side is to act on. @throws Refusal `not_found`, `not_allowed` to the other side */
export async function quoteFor(
  ports: Pick<QuotePorts, "quotes">,
  input: { id: string; account: Address; role: QuoteRole },
): Promise<QuoteRecord> {
  const { quote, role } = await visibleQuote(ports, input);
  if (role !== input.role) throw new Refusal("not_allowed", `This is the ${input.role}'s to do.`);
  return quote;
}

/** Somebody was faster, or the quote has come further: what is to be done is to look at it again. */
export function movedOn(detail = "This quote has moved on since. Look at it again."): Refusal {
  return new Refusal("wrong_state", detail);
}
