import { useSyncExternalStore } from "react";
import { useNow } from "../hooks/useNow.ts";

/** Seconds by which the chain's clock was ahead of ours when its newest block came. */
let ahead = 0;
const listeners = new Set<() => void>();

/** A block came: `timestamp` in unix seconds. A chain that is behind is only slow; one that is ahead decides. */
export function noteBlockTime(timestamp: number): void {
  const next = Math.max(0, timestamp - Math.floor(Date.now() / 1000));
  if (next === ahead) return;
  ahead = next;
  for (const listener of listeners) listener();
}

/** Unix seconds as the contract would see them in a block mined now: what lifecycle rules are judged by. */
export function useChainNow(precision: "second" | "minute" = "second"): number {
  const now = useNow(precision);
  const offset = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ahead,
  );
  return now + offset;
}
