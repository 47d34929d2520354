import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id],
    queryFn: ({ signal }) => api.get("/api/orders/{id}", { path: { id }, signal }),
  });
}

export function activityQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "activity"],
    queryFn: ({ signal }) => api.get("/api/orders/{id}/activity", { path: { id }, signal }),
  });
}

export function paymentsQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "payments"],
    queryFn: ({ signal }) => api.get("/api/orders/{id}/payments", { path: { id }, signal }),
  });
}
