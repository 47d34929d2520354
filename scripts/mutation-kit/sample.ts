/**
 * `count` of the items by lot, in the order drawn, so that a run that is stopped has judged a fair part of them. The same
 * seed draws the same.
 */
export function sample<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  let state = seed >>> 0;
  // mulberry32: small, and good enough for a lot.
  const draw = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const lots = items.map((item) => ({ item, lot: draw() }));
  const drawn = lots.toSorted((a, b) => a.lot - b.lot).slice(0, count);
  return drawn.map(({ item }) => item);
}
