import { Refusal } from "../refusal.ts";

/**
 * Work that costs a processor: what is asked for twice at a time is done once, and only so much is done at once.
 * `owner` is whose file it is for.
 */
export type MakeOnce = <T>(key: string, work: Work<T>) => Promise<T>;
type Work<T> = { owner: string; make(): Promise<T> };

/** How long what failed is not tried again, in milliseconds: a broken file is asked for by every page that lists it. */
const FAILED_FOR = 600_000;
const MOST_FAILURES = 1000;

/**
 * @param lanes how many at once
 * @param longest how many may wait; who comes then is told to try later
 * @param share how many of one owner may wait: nobody's hostile files fill the queue for all
 */
export function createMakeOnce(most: { lanes: number; longest: number; share: number }): MakeOnce {
  const underway = new Map<string, Promise<unknown>>();
  const failures = new Map<string, { at: number; error: unknown }>();
  const waiting: { owner: string; begin(): void }[] = [];
  /** Owners of what is being made now. */
  const busy: string[] = [];

  async function inLane<T>({ owner, make }: Work<T>): Promise<T> {
    if (busy.length >= most.lanes) {
      const own = waiting.filter((one) => one.owner === owner).length;
      if (waiting.length >= most.longest || own >= most.share)
        throw new Refusal("unavailable", "Too many previews are being made now.");
      await new Promise<void>((begin) => waiting.push({ owner, begin }));
    } else busy.push(owner);
    try {
      return await make();
    } finally {
      busy.splice(busy.indexOf(owner), 1);
      passOn();
    }
  }

  /** The free lane goes to the first who waits and has none; else to the first. */
  function passOn(): void {
    const next = waiting.find(({ owner }) => !busy.includes(owner)) ?? waiting[0];
    if (!next) return;
    waiting.splice(waiting.indexOf(next), 1);
    busy.push(next.owner);
    next.begin();
  }

  function remember(key: string, error: unknown): void {
    if (error instanceof Refusal) return;
    const oldest = failures.keys().next().value;
    if (failures.size >= MOST_FAILURES && oldest !== undefined) failures.delete(oldest);
    failures.set(key, { at: Date.now(), error });
  }

  return <T>(key: string, work: Work<T>): Promise<T> => {
    const failed = failures.get(key);
    if (failed && Date.now() - failed.at < FAILED_FOR) return Promise.reject(failed.error);
    const known = underway.get(key);
    if (known) return known as Promise<T>;
    const made = inLane(work)
      .catch((error: unknown) => {
        remember(key, error);
        throw error;
      })
      .finally(() => underway.delete(key));
    underway.set(key, made);
    return made;
  };
}
