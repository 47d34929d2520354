import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { onLiveOpened } from "../../../shared/live/live.ts";
import { useLiveEvent } from "../../../shared/live/useLiveEvent.ts";
import { mergeThread, resumeFrom, type Thread } from "./thread.ts";

const PATH = "/api/orders/{id}/messages";
/** Messages in one answer when a connection is taken up again. */
const RESUME = 100;

/** Highest number that was heard of, by order, and how often the stream was opened: an answer may be older than that. */
const heard = new Map<string, number>();
let openings = 0;
onLiveOpened(() => {
  openings += 1;
});

export const threadKey = (id: string) => ["orders", "one", id, "messages"] as const;

/** Asking again asks only for what came since, so that a broken connection loses nothing and costs little. */
export function threadQuery(queries: QueryClient, id: string) {
  const queryKey = threadKey(id);
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<Thread> => {
      for (let known = queries.getQueryData<Thread>(queryKey); ; ) {
        const opening = openings;
        const after = known && resumeFrom(known);
        const query = after === undefined ? {} : { after, limit: RESUME };
        const page = await api.get(PATH, { path: { id }, query, signal });
        // Earlier messages may have been added meanwhile.
        known = mergeThread(queries.getQueryData<Thread>(queryKey) ?? known, page);
        const isWhole = (resumeFrom(known) ?? 0) >= Math.max(page.last, heard.get(id) ?? 0);
        if (isWhole && opening === openings) return known;
      }
    },
  });
}

export type ThreadState = {
  readonly thread: Thread | undefined;
  readonly error: Error | null;
  /** Not for this account, now: the arbiter before a dispute, the operator before anybody asked. */
  readonly closed: boolean;
  readonly retry: () => void;
};

/** The messages of an order, live. */
export function useThread(id: string): ThreadState {
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(threadQuery(queries, id));
  useLiveEvent("message", (event) => {
    if (event.id !== id) return;
    heard.set(id, Math.max(event.number, heard.get(id) ?? 0));
    void queries.invalidateQueries({ queryKey: threadKey(id) });
  });
  const closed = error !== null && "status" in error && error.status === 404;
  return { thread: closed ? undefined : data, error, closed, retry: () => void refetch() };
}

/** Brings earlier messages, as many as an answer carries. */
export function useEarlier(id: string, thread: Thread) {
  const queries = useQueryClient();
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const first = thread.items[0]?.number ?? 1;
  const load = useCallback(async () => {
    setState("loading");
    try {
      const page = await api.get(PATH, { path: { id }, query: { before: first } });
      queries.setQueryData<Thread>(threadKey(id), (known) => mergeThread(known, page));
      setState("idle");
    } catch {
      setState("failed");
    }
  }, [queries, id, first]);
  return { first, more: first > 1, state, load };
}
