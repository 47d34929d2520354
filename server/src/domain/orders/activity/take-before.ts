import type { Happening, Place } from "./source.ts";

/** A page out of a list that is short enough to be read whole, the newest first. Keys are compared as texts. */
export function takeBefore(
  all: readonly Happening[],
  { before, limit }: { before: Place | null; limit: number },
): Happening[] {
  const isBefore = ({ at, key }: Happening) =>
    before === null || at < before.at || (at === before.at && key < before.key);
  return all
    .filter(isBefore)
    .sort((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1))
    .slice(0, limit);
}
