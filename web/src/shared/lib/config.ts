import type { PublicConfig, Token } from "@holdfast/sdk/api";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "./api.ts";

/** The marketplace's public settings: chain, tokens, the operator's terms. They last as long as the page. */
export const configQuery = queryOptions({
  queryKey: ["config"],
  queryFn: ({ signal }) => api.get("/api/config", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  // No page can do without: it is asked for until it comes, and OfflineBanner says so meanwhile.
  retry: true,
  retryDelay: (failures) => Math.min(1000 * 2 ** failures, 15_000),
});

export function useConfig(): PublicConfig | undefined {
  return useQuery(configQuery).data;
}

/** A token of the operator's list; null while the list is on its way, or for a token that is not on it. */
export function findToken(config: PublicConfig | undefined, address: string): Token | null {
  const wanted = address.toLowerCase();
  return config?.tokens.find((token) => token.address.toLowerCase() === wanted) ?? null;
}
