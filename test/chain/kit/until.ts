import { setTimeout } from "node:timers/promises";

/** Waits until `condition` gives something that is not false, null or undefined. @throws after `within` milliseconds */
export async function until<Found>(
  condition: () => Promise<Found | false | null | undefined> | Found | false | null | undefined,
  { what, within = 60_000 }: { what: string; within?: number },
): Promise<Found> {
  const end = Date.now() + within;
  for (;;) {
    const found = await condition();
    if (found !== false && found !== null && found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${within} ms in vain until ${what}.`);
    await setTimeout(15);
  }
}
