import type { NotificationPorts } from "../notifications/ports.ts";
import { quoteNotice } from "./notices.ts";
import type { QuoteStore } from "./ports.ts";

/** How long before its end both sides of an unpaid quote are told, in seconds. */
const AHEAD = 24 * 3600;

/**
 * Tells both sides of quotes that end within a day (LST-4, NTF-1). One that was made for less time needs no reminder.
 * @param range unix seconds of the chain: up to when the last call looked (null: this is the first), and now
 */
export async function remindOfQuotes(
  ports: NotificationPorts & { quotes: Pick<QuoteStore, "expiring" | "states"> },
  { from, now }: { from: number | null; now: number },
): Promise<void> {
  const quotes = await ports.quotes.expiring({ from: from === null ? now : from + AHEAD, to: now + AHEAD });
  const states = await ports.quotes.states(
    quotes.map(({ id }) => id),
    now,
  );
  const notices = quotes.flatMap((quote) => {
    const { id, offer, order, quotedAt, client, seller } = quote;
    const state = states.get(id);
    if (!offer || order || !quotedAt || (state !== "quoted" && state !== "accepted")) return [];
    const until = offer.terms.validUntil;
    if (until < now || until - quotedAt.getTime() / 1000 < AHEAD) return [];
    const told = { kind: "quote_expiring", by: null, cause: offer.termsHash } as const;
    return [
      quoteNotice(quote, { ...told, to: client, data: { as: "client", until } }),
      quoteNotice(quote, { ...told, to: seller, data: { as: "seller", until } }),
    ];
  });
  await ports.notifications.insert(notices);
}
