import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

/** What the viewer asked the help desk in an order; to the desk, everything asked there. */
export function helpQuery(id: string) {
  return queryOptions({
    queryKey: ["orders", "one", id, "help"],
    queryFn: ({ signal }) => api.get("/api/orders/{id}/help", { path: { id }, signal }),
  });
}
