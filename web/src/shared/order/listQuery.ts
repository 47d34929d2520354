import type { OrderQuery } from "@holdfast/sdk/api";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "../lib/api.ts";

/** A page of one's orders, as client, seller or arbiter; further pages follow on demand. */
export function orderListQuery(query: Omit<OrderQuery, "cursor">) {
  return infiniteQueryOptions({
    queryKey: ["orders", "list", query],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/orders", { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}
