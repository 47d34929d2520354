import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Address } from "viem";
import { api } from "../../../shared/lib/api.ts";

/** All services of the signed-in seller, drafts and paused ones too. */
export function myServicesQuery(seller: Address | null) {
  return infiniteQueryOptions({
    queryKey: ["services", "mine", seller],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/services", {
        query: {
          ...(seller && { seller }),
          sort: "newest",
          limit: 20,
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled: seller !== null,
  });
}
