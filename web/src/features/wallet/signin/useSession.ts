import type { Session } from "@holdfast/sdk/api";
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { type Address, getAddress } from "viem";
import { api } from "../../../shared/lib/api.ts";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => api.get("/api/auth/session", { signal }),
  staleTime: 60_000,
});

/** All tabs of a browser share one session: each says when it has changed it. */
const CHANNEL = "holdfast.session";

/** Only its account may see these, and nobody who comes after it in the same tab. */
const PRIVATE = ["orders", "notifications", "files"];
const KEPT = [...PRIVATE, "session", "config"];
const beginsWith = (names: readonly string[]) => ({
  predicate: ({ queryKey }: { readonly queryKey: readonly unknown[] }) => names.includes(String(queryKey[0])),
});

/** Who the server takes us for. What only somebody else may see is thrown away when that changes. */
export function useSession() {
  const queries = useQueryClient();
  const { data, isPending } = useQuery(sessionQuery);

  const others = useRef<BroadcastChannel | null>(null);

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    others.current = channel;
    channel.onmessage = async () => {
      await queries.refetchQueries({ queryKey: sessionQuery.queryKey });
      await queries.resetQueries(beginsWith(PRIVATE));
    };
    return () => channel.close();
  }, [queries]);

  const put = useCallback(
    async (session: Session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      others.current?.postMessage(null);
      // Everything that is not private is the same page with a little more or less on it.
      await Promise.all([
        queries.resetQueries(beginsWith(PRIVATE)),
        queries.invalidateQueries({ predicate: (query) => !beginsWith(KEPT).predicate(query) }),
      ]);
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
