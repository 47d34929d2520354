import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export type SellerRecord = Awaited<ReturnType<typeof getRecord>>["seller"];

function getRecord(address: string, signal?: AbortSignal) {
  return api.get("/api/accounts/{address}/record", { path: { address }, ...(signal && { signal }) });
}

export function recordQuery(address: string) {
  return queryOptions({
    queryKey: ["people", address, "record"],
    queryFn: ({ signal }) => getRecord(address, signal),
  });
}
