import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id],
    queryFn: ({ signal }) => api.get("/api/orders/{id}", { path: { id }, signal }),
  });
}

export type ActivityFilter = "deliveries" | "requests" | "money";

/** The newest happenings of an order; older ones follow on demand. */
export function activityQuery(id: string, filter: ActivityFilter | null) {
  return infiniteQueryOptions({
    queryKey: ["orders", "one", id, "activity", filter],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/orders/{id}/activity", {
        path: { id },
        query: { ...(filter && { filter }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** What happened last. */
export function lastHappeningQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "activity", "last"],
    queryFn: ({ signal }) =>
      api.get("/api/orders/{id}/activity", { path: { id }, query: { limit: 1 }, signal }),
    select: ({ items }) => items[0] ?? null,
  });
}

/** Movements of an order's money, the oldest first; further ones follow on demand. */
export function paymentsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["orders", "one", id, "payments"],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/orders/{id}/payments", {
        path: { id },
        query: pageParam ? { cursor: pageParam } : {},
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** The newest request that somebody opened on the chain. */
export function openRequestQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "activity", "request"],
    queryFn: ({ signal }) =>
      api.get("/api/orders/{id}/activity", {
        path: { id },
        query: { filter: "requests", limit: 20 },
        signal,
      }),
    select: ({ items }) => items.find(({ event }) => event === "RequestOpened") ?? null,
  });
}
