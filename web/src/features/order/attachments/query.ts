import { infiniteQueryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export function attachmentsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ["orders", "one", id, "attachments"],
    queryFn: ({ pageParam, signal }) =>
      api.get("/api/orders/{id}/attachments", {
        path: { id },
        query: { limit: 30, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
