import type { Session } from "@holdfast/sdk/api";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Address, getAddress } from "viem";
import { api } from "../../../shared/lib/api.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => api.get("/api/auth/session", { signal }),
  staleTime: 60_000,
});

/** Who the server takes us for. What was read as somebody else is thrown away whenever that changes. */
export function useSession() {
  const queries = useQueryClient();
  const { data, isPending } = useQuery(sessionQuery);

  const put = useCallback(
    async (session: Session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      const mine = (query: { queryKey: readonly unknown[] }) =>
        !["session", "config"].includes(String(query.queryKey[0]));
      await queries.resetQueries({ predicate: mine });
    },
    [queries],
  );

  const signOut = useCallback(async () => {
    await api.delete("/api/auth/session");
    await put({ account: null, expiresAt: null });
  }, [put]);

  const address: Address | null = data?.account ? getAddress(data.account.address) : null;
  return { session: data ?? null, address, isPending, put, signOut };
}
