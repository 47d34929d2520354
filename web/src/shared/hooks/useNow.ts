import { useSyncExternalStore } from "react";

/** One clock for the whole page: a hundred countdowns cost one timer. */
function clock(everySeconds: number) {
  const listeners = new Set<() => void>();
  const read = () => Math.floor(Date.now() / 1000 / everySeconds) * everySeconds;
  let now = read();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    const next = read();
    if (next === now) return;
    now = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => now,
    subscribe(listener: () => void) {
      if (listeners.size === 0) {
        now = read();
        timer = setInterval(tick, 1000);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}

const seconds = clock(1);
const minutes = clock(30);

/** The time in seconds since 1970, renewed each second, or each half minute when nothing on screen needs more. */
export function useNow(precision: "second" | "minute" = "minute"): number {
  const source = precision === "second" ? seconds : minutes;
  return useSyncExternalStore(source.subscribe, source.read);
}
