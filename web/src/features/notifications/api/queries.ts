import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

const NEWEST = 8;
const PAGE = 30;

/** What the bell shows. */
export const newestQuery = queryOptions({
  queryKey: ["notifications", "newest"],
  queryFn: ({ signal }) => api.get("/api/notifications", { query: { limit: NEWEST }, signal }),
});

/** All of them, a page at a time. */
export const allQuery = infiniteQueryOptions({
  queryKey: ["notifications", "all"],
  queryFn: ({ pageParam, signal }) =>
    api.get("/api/notifications", {
      query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) },
      signal,
    }),
  initialPageParam: "",
  getNextPageParam: (last) => last.nextCursor ?? undefined,
});
