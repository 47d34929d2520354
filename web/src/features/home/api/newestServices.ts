import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

const SHOWN = 8;

/** The few services of the first page, best first. */
export const newestServicesQuery = queryOptions({
  queryKey: ["services", "home"],
  queryFn: ({ signal }) => api.get("/api/services", { query: { limit: SHOWN }, signal }),
});
