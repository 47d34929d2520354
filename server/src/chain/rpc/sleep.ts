import { setTimeout } from "node:timers/promises";

/** Waits, in milliseconds. @throws AbortError as soon as the signal is aborted. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal });
}
