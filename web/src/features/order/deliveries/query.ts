import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export function deliveriesQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "deliveries"],
    queryFn: ({ signal }) => api.get("/api/orders/{id}/deliveries", { path: { id }, signal }),
  });
}
