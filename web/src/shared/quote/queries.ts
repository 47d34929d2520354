import type { QuoteQuery } from "@holdfast/sdk/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../lib/api.ts";

/** One quote. Live events ask again for what begins with "quotes". */
export function quoteQuery(id: string) {
  return queryOptions({
    queryKey: ["quotes", "one", id],
    queryFn: ({ signal }) => api.get("/api/quotes/{id}", { path: { id }, signal }),
  });
}

/** One's quotes in one role, in pages, with counts. */
export function quoteListQuery(query: Omit<QuoteQuery, "cursor">) {
  return infiniteQueryOptions({
    queryKey: ["quotes", "list", query],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/quotes", { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}
