import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api } from "../../../shared/lib/api.ts";
import { readUpTo, type Thread } from "./thread.ts";
import { threadKey } from "./useThread.ts";

/**
 * Says to the others how far the viewer has read, when the end is in sight of an open page. Answers after which number
 * the new messages began when the viewer came, for the line above them; null when there were none.
 */
export function useReading(id: string, { thread, atEnd }: { thread: Thread; atEnd: boolean }): number | null {
  const queries = useQueryClient();
  const visible = useSyncExternalStore(onVisibility, isVisible);
  const [newAfter, setNewAfter] = useState(() => (thread.unread > 0 ? thread.readUpTo : null));
  const { last, unread, readUpTo: mark } = thread;
  const reading = visible && atEnd;

  // What came while nobody looked is new when they come back.
  if (!reading && unread > 0 && (newAfter === null || newAfter < mark)) setNewAfter(mark);

  useEffect(() => {
    if (!reading || unread === 0) return;
    api
      .post("/api/orders/{id}/messages/read", { path: { id }, body: { number: last } })
      .then(() => queries.setQueryData<Thread>(threadKey(id), (known) => readUpTo(known, last)))
      // Not told now is told with the next message or visit.
      .catch(() => undefined);
  }, [queries, id, reading, unread, last]);
  return newAfter;
}

function isVisible(): boolean {
  return document.visibilityState === "visible";
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
