import type { LiveEvent, LiveEventOf, LiveEventType } from "./events.ts";
import { createSharedStream, type LiveState } from "./sharedStream.ts";

/** What this page hears, for all its parts: one stream however many want it, none while nobody does. */
type Held = { account: string; holders: number; end(): void };

let held: Held | null = null;
let state: LiveState = "connecting";
const openListeners = new Set<() => void>();
const listeners = new Map<LiveEventType, Set<(event: LiveEvent) => void>>();

/** Keeps the stream of a signed-in account open until the returned function is called. */
export function holdLive(account: string): () => void {
  if (held?.account !== account) {
    held?.end();
    held = begin(account);
  }
  const mine = held;
  mine.holders += 1;
  return () => {
    mine.holders -= 1;
    if (mine.holders > 0) return;
    mine.end();
    if (held === mine) held = null;
  };
}

function begin(account: string): Held {
  state = "connecting";
  const stream = createSharedStream({
    name: `holdfast.live.${account}`,
    open: () => new EventSource("/api/events"),
    locks: navigator.locks,
    onEvent(event) {
      for (const listener of listeners.get(event.type) ?? []) listener(event);
    },
    onState(next, opened) {
      state = next;
      if (opened) for (const listener of openListeners) listener();
    },
  });
  const look = () => {
    if (document.visibilityState === "visible") stream.wake();
  };
  document.addEventListener("visibilitychange", look);
  return {
    account,
    holders: 0,
    end() {
      document.removeEventListener("visibilitychange", look);
      stream.close();
    },
  };
}

/** Hears events of one type while somebody holds the stream. Returns what ends it. */
export function onLiveEvent<Type extends LiveEventType>(
  type: Type,
  listener: (event: LiveEventOf<Type>) => void,
): () => void {
  const own = listeners.get(type) ?? new Set();
  listeners.set(type, own);
  // Only events of `type` are given to this set.
  const general = listener as (event: LiveEvent) => void;
  own.add(general);
  return () => own.delete(general);
}

/** Told each time the stream was opened: what happened before may have been missed. Returns what ends it. */
export function onLiveOpened(listener: () => void): () => void {
  openListeners.add(listener);
  return () => openListeners.delete(listener);
}

/** `down` while the stream is being taken up again. */
export function liveState(): LiveState {
  return state;
}
