import type { Address, Hash } from "viem";
import { createRandom, type Random } from "../../test/kit/random.ts";

/** Chance as a market needs it: the same seed gives the same market. */
export type Chance = Random & {
  /** Mostly small, at times large. */
  exponential(mean: number): number;
  /** From `least` up to, not including, `most`. */
  between(least: number, most: number): number;
  hash(): Hash;
  signature(): `0x${string}`;
};

export function createChance(seed: number): Chance {
  const random = createRandom(seed);
  const words = (count: number) => {
    let text = "0x";
    for (let at = 0; at < count; at += 1)
      text += random
        .integer(2 ** 32)
        .toString(16)
        .padStart(8, "0");
    return text as `0x${string}`;
  };
  return {
    ...random,
    exponential: (mean) => -Math.log(1 - random.next()) * mean,
    between: (least, most) => least + random.integer(most - least),
    hash: () => words(8) as Hash,
    // r, s and v of no key at all: what is signed here is never brought to a contract.
    signature: () => `${words(16)}1b`,
  };
}

/** Picks by Zipf's law: the first is picked most, and the share of the nth falls by n to the power `exponent`. */
export function zipf<Item>(items: readonly Item[], exponent: number): (random: Random) => Item {
  const sums: number[] = [];
  let sum = 0;
  for (const [rank] of items.entries()) {
    sum += (rank + 1) ** -exponent;
    sums.push(sum);
  }
  return (random) => {
    const wanted = random.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const item = items[low];
    if (item === undefined) throw new RangeError("There is nothing to pick from.");
    return item;
  };
}

/** An address without a key. */
export function strangerOf(hash: Hash): Address {
  return hash.slice(0, 42) as Address;
}
