import type { JobPage, JobQuery, PublicConfig } from "@holdfast/sdk/api";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { api } from "../../../shared/lib/api.ts";
import type { JobsSearch } from "../search.ts";

/**
 * Turns the URL's words into the API's query: symbols to addresses, whole tokens to smallest units.
 * @param viewer who is signed in: "mine" are theirs
 */
export function toQuery(
  search: JobsSearch,
  { config, viewer }: { config: PublicConfig; viewer: `0x${string}` | null },
): JobQuery {
  const token = config.tokens.find((entry) => entry.symbol.toLowerCase() === search.token?.toLowerCase());
  const minBudget = token && search.min ? parseAmount(search.min, token.decimals) : null;
  const maxBudget = token && search.max ? parseAmount(search.max, token.decimals) : null;
  const category = config.categories.find((entry) => entry.toLowerCase() === search.category?.toLowerCase());
  return {
    ...(search.mine && viewer && { client: viewer }),
    ...(search.q && { q: search.q, sort: "relevance" as const }),
    ...(category && { category: category as NonNullable<JobQuery["category"]> }),
    ...(token && { token: token.address }),
    ...(minBudget !== null && { minBudget: minBudget.toString() }),
    ...(maxBudget !== null && { maxBudget: maxBudget.toString() }),
  };
}

/** Open jobs that match, a page at a time. */
export function jobsQuery(query: JobQuery | null) {
  return infiniteQueryOptions({
    queryKey: ["jobs", "list", query],
    queryFn: ({ pageParam, signal }): Promise<JobPage> =>
      api.get("/api/jobs", { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: query !== null,
  });
}

/** One job as `viewer` sees it: its files and what else is shown depend on who asks. */
export function jobQuery(id: string, viewer: string | null) {
  return queryOptions({
    queryKey: ["jobs", "one", id, viewer],
    queryFn: ({ signal }) => api.get("/api/jobs/{id}", { path: { id }, signal }),
  });
}
