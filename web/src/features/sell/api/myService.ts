import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

/** One service as its owner sees it, with what is left to sign and to cancel. */
export function myServiceQuery(id: string, seller: string | null) {
  return queryOptions({
    queryKey: ["services", "mine", seller, id],
    queryFn: ({ signal }) => api.get("/api/services/{id}", { path: { id }, signal }),
    enabled: seller !== null,
    // A form is filled from it: it must not change under someone's hands.
    refetchOnWindowFocus: false,
  });
}
