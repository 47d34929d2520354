import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

/** The same cache entry as the service page's: coming from there, nothing is asked again. */
export function serviceQuery(id: string) {
  return queryOptions({
    queryKey: ["services", "one", id],
    queryFn: ({ signal }) => api.get("/api/services/{id}", { path: { id }, signal }),
  });
}
