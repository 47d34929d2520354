import type { QuoteRole } from "./access.ts";
import type { QuoteState } from "./ports.ts";

/** The states in which a quote waits for one of its two: what it asks of them is the next step to an order. */
export const WAITS_FOR: Readonly<Record<QuoteRole, readonly QuoteState[]>> = {
  client: ["quoted", "accepted"],
  seller: ["pending_quote"],
};
