import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "../../shared/lib/api.ts";

/** Below the lists of orders, so that it is asked again whenever one of them moves. */
export const deskKey = ["orders", "list", "desk"] as const;

export const deskQuery = infiniteQueryOptions({
  queryKey: deskKey,
  // What the desk itself answered elsewhere changes the list, and no page of it heard that.
  staleTime: 0,
  queryFn: ({ pageParam, signal }) =>
    api.get("/api/help", { query: pageParam ? { cursor: pageParam } : {}, signal }),
  initialPageParam: "",
  getNextPageParam: (page) => page.nextCursor,
});
