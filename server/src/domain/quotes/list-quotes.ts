import type { Address } from "viem";
import type { People } from "../accounts/ports.ts";
import type { QuotePorts, QuoteRecord, QuoteState } from "./ports.ts";

export type QuoteCardView = QuoteRecord & { state: QuoteState };
export type QuoteListView = {
  items: QuoteCardView[];
  counts: ReadonlyMap<QuoteState, number>;
  people: People;
  nextCursor: string | null;
};

/** One's quotes in one role, the latest moved first, and how many there are in each state (LST-4). */
export async function listQuotes(
  ports: Pick<QuotePorts, "quotes" | "accounts" | "clock">,
  input: {
    account: Address;
    role: "client" | "seller";
    state?: QuoteState | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<QuoteListView> {
  const now = await ports.clock();
  const { account, role } = input;
  const [page, counts] = await Promise.all([
    ports.quotes.list({ ...input, now }),
    ports.quotes.counts({ account, role, now }),
  ]);
  const people = await ports.accounts.people([
    ...new Set(page.items.flatMap(({ client, seller }) => [client, seller])),
  ]);
  return {
    items: page.items,
    counts,
    people,
    nextCursor: page.nextCursor,
  };
}
