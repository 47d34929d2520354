import { useSyncExternalStore } from "react";

/** Milliseconds that what the server says of the time may be late by, on its way to us. */
const ON_ITS_WAY = 1000;

/** Milliseconds from our own clock to the chain's; the wall's until we are told. */
let ahead = 0;
let told = false;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * The server says what time a block mined now would have, in unix milliseconds. Our own clock may be wrong, and a local
 * chain's may be moved.
 */
export function noteChainTime(now: number): void {
  const next = now - Date.now();
  // It can only come late, never early: of several, the earliest is nearest to the truth.
  if (told && next < ahead && ahead - next < ON_ITS_WAY) return;
  told = true;
  if (next === ahead) return;
  ahead = next;
  tell();
}

/** Unix seconds as the contract would see them in a block mined now. */
export function chainNow(): number {
  return Math.floor((Date.now() + ahead) / 1000);
}

/** The same, renewed with each of the chain's seconds, or half minutes: what lifecycle rules are judged by. */
export function useChainNow(precision: "second" | "minute" = "second"): number {
  return useSyncExternalStore(subscribe, precision === "second" ? chainNow : halfMinute);
}

/** Whether the contract would say that the last second of something, unix time, is over. Renewed at that moment only. */
export function useIsOver(at: number): boolean {
  return useSyncExternalStore(subscribe, () => chainNow() > at);
}

function halfMinute(): number {
  return Math.floor(chainNow() / 30) * 30;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) wait();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** One timer for the whole page, at the moment when the chain's second begins. */
function wait(): void {
  const passed = (((Date.now() + ahead) % 1000) + 1000) % 1000;
  timer = setTimeout(tell, 1000 - passed);
}

function tell(): void {
  clearTimeout(timer);
  if (listeners.size > 0) wait();
  for (const listener of listeners) listener();
}
