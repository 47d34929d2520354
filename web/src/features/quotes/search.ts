import type { Quote } from "@holdfast/sdk/api";

export const QUOTE_STATES = [
  "pending_quote",
  "quoted",
  "accepted",
  "paid",
  "expired",
  "missed",
  "void",
  "declined",
  "withdrawn",
] as const satisfies readonly Quote["state"][];

export type QuotesSearch = { readonly role?: "client" | "seller"; readonly state?: Quote["state"] };

/** Reads the list's URL; what is usual stays out of it. */
export function readQuotesSearch(raw: Record<string, unknown>): QuotesSearch {
  const role = raw.role === "client" || raw.role === "seller" ? raw.role : undefined;
  const state = QUOTE_STATES.find((one) => one === raw.state);
  return { ...(role && { role }), ...(state && { state }) };
}

export type NewQuoteSearch = { readonly seller?: string; readonly service?: string };

/** Whom is asked, and on which service. */
export function readNewQuoteSearch(raw: Record<string, unknown>): NewQuoteSearch {
  const seller = typeof raw.seller === "string" && /^0x[0-9a-fA-F]{40}$/.test(raw.seller) ? raw.seller : "";
  const service = typeof raw.service === "string" && /^[0-9a-f-]{36}$/.test(raw.service) ? raw.service : "";
  return { ...(seller && { seller }), ...(service && { service }) };
}
