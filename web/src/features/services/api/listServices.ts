import type { PublicConfig, ServicePage, ServiceQuery } from "@holdfast/sdk/api";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { api } from "../../../shared/lib/api.ts";
import type { ServiceSearch } from "../search.ts";

const SECONDS_A_DAY = 86_400;

/** Turns the URL's words into the API's query: symbols to addresses, whole tokens to smallest units. */
export function toQuery(search: ServiceSearch, config: PublicConfig): ServiceQuery {
  const token = config.tokens.find((entry) => entry.symbol.toLowerCase() === search.token?.toLowerCase());
  const minPrice = token && search.min ? parseAmount(search.min, token.decimals) : null;
  const maxPrice = token && search.max ? parseAmount(search.max, token.decimals) : null;
  const category = config.categories.find((entry) => entry.toLowerCase() === search.category?.toLowerCase());
  return {
    ...(search.q && { q: search.q }),
    ...(category && { category: category as NonNullable<ServiceQuery["category"]> }),
    ...(token && { token: token.address }),
    ...(minPrice !== null && { minPrice: minPrice.toString() }),
    ...(maxPrice !== null && { maxPrice: maxPrice.toString() }),
    ...(search.days && { deliveryTime: search.days * SECONDS_A_DAY }),
    // One shorter or longer is nobody's: the server would refuse the whole link.
    ...(search.tag && search.tag.length > 1 && search.tag.length <= 30 && { tag: search.tag }),
    ...(search.stars && { minRating: search.stars }),
    ...(search.order && { ordering: search.order }),
    ...(search.sort && { sort: search.sort }),
  };
}

/** All services that match, a page at a time. */
export function servicesQuery(query: ServiceQuery | null) {
  return infiniteQueryOptions({
    queryKey: ["services", "list", query],
    queryFn: ({ pageParam, signal }): Promise<ServicePage> =>
      api.get("/api/services", {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : { facets: "1" }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: query !== null,
  });
}
