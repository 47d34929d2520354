import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useMarkRead } from "./api/useMarkRead.ts";

/**
 * Whoever opens an order, or comes back to its tab, has seen what it has to tell. What comes while it is open stays
 * unread: nobody may be looking.
 * @param unread null while it is not known
 */
export function useReadHere(unread: number | null): void {
  const { pathname } = useLocation();
  const order = /^\/orders\/(0x[0-9a-f]{64})$/.exec(pathname)?.[1];
  const markRead = useMarkRead();
  const latest = useRef(unread);
  latest.current = unread;
  const known = unread !== null;
  useEffect(() => {
    if (order === undefined || !known) return;
    const look = () => {
      if (document.visibilityState === "visible" && latest.current)
        markRead({ order: order as `0x${string}` });
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [order, known, markRead]);
}
