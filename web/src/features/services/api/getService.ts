import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export function serviceQuery(id: string) {
  return queryOptions({
    queryKey: ["services", "one", id],
    queryFn: ({ signal }) => api.get("/api/services/{id}", { path: { id }, signal }),
  });
}
