import { createRandom } from "../../test/kit/random.ts";

/**
 * `count` of the items by lot, in the order drawn, so that a run that is stopped has judged a fair part of them. The same
 * seed draws the same.
 */
export function sample<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  const random = createRandom(seed);
  const lots = items.map((item) => ({ item, lot: random.next() }));
  const drawn = lots.toSorted((a, b) => a.lot - b.lot).slice(0, count);
  return drawn.map(({ item }) => item);
}
