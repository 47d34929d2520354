import { queryOptions } from "@tanstack/react-query";
import { api } from "../../../shared/lib/api.ts";

export function profileQuery(address: string) {
  return queryOptions({
    queryKey: ["people", address, "profile"],
    queryFn: ({ signal }) => api.get("/api/accounts/{address}", { path: { address }, signal }),
  });
}

/** What one's own picture is cut from, which only oneself may see. */
export function ownPictureQuery(address: string) {
  return queryOptions({
    queryKey: ["people", address, "picture"],
    queryFn: ({ signal }) => api.get("/api/auth/session", { signal }),
    select: ({ account }) => (account?.address === address ? account.picture : null),
  });
}

/** What the person offers now, the newest first: the portfolio. */
export function portfolioQuery(address: string) {
  return queryOptions({
    queryKey: ["people", address, "services"],
    queryFn: ({ signal }) =>
      api.get("/api/services", { query: { seller: address, sort: "newest", limit: 24 }, signal }),
    select: ({ items }) => items.filter(({ state }) => state === "published"),
  });
}

export type AccountRecord = Awaited<ReturnType<typeof getRecord>>;

/** The person's numbers, in both roles. */
export function recordQuery(address: string) {
  return queryOptions({
    queryKey: ["people", address, "record"],
    queryFn: ({ signal }) => getRecord(address, signal),
  });
}

function getRecord(address: string, signal?: AbortSignal) {
  return api.get("/api/accounts/{address}/record", { path: { address }, ...(signal && { signal }) });
}
