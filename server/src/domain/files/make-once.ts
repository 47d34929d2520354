import { Refusal } from "../refusal.ts";

/** Work that costs a processor: what is asked for twice at a time is done once, and only so much is done at once. */
export type MakeOnce = <T>(key: string, make: () => Promise<T>) => Promise<T>;

/** How long what failed is not tried again, in milliseconds: a broken file is asked for by every page that lists it. */
const FAILED_FOR = 600_000;
const MOST_FAILURES = 1000;

/**
 * @param lanes how many at once
 * @param longest how many may wait; who comes then is told to try later
 */
export function createMakeOnce({ lanes, longest }: { lanes: number; longest: number }): MakeOnce {
  const underway = new Map<string, Promise<unknown>>();
  const failures = new Map<string, { at: number; error: unknown }>();
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inLane<T>(make: () => Promise<T>): Promise<T> {
    if (running >= lanes) {
      if (waiting.length >= longest)
        throw new Refusal("unavailable", "Too many previews are being made now.");
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await make();
    } finally {
      // The lane goes on to who waits, or is free.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }

  function remember(key: string, error: unknown): void {
    if (error instanceof Refusal) return;
    const oldest = failures.keys().next().value;
    if (failures.size >= MOST_FAILURES && oldest !== undefined) failures.delete(oldest);
    failures.set(key, { at: Date.now(), error });
  }

  return <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const failed = failures.get(key);
    if (failed && Date.now() - failed.at < FAILED_FOR) return Promise.reject(failed.error);
    const known = underway.get(key);
    if (known) return known as Promise<T>;
    const made = inLane(make)
      .catch((error: unknown) => {
        remember(key, error);
        throw error;
      })
      .finally(() => underway.delete(key));
    underway.set(key, made);
    return made;
  };
}
