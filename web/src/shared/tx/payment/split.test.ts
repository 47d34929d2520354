import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountAt, mostOf, STEPS, stepOf } from "./split.ts";

const amount = fc.bigInt(1n, 2n ** 112n - 1n);

describe("the slider between balance and wallet", () => {
  it("ORD-3 its ends are exact, and no place is beyond them", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: -5, max: STEPS + 5 }), (most, step) => {
        expect(amountAt(0, most)).toBe(0n);
        expect(amountAt(STEPS, most)).toBe(most);
        const there = amountAt(step, most);
        expect(there >= 0n && there <= most).toBe(true);
        expect(amountAt(step + 1, most) >= there).toBe(true);
      }),
    );
  });

  it("ORD-3 an amount typed is shown near where it is; the ends stand for the whole and for nothing alone", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [part, most] = a < b ? [a, b] : [b, a];
        const step = stepOf(part, most);
        expect(step === STEPS).toBe(part === most);
        expect(step).toBeGreaterThan(0);
        expect(stepOf(0n, most)).toBe(0);
      }),
    );
  });

  it("ORD-3 between the ends sums are round", () => {
    expect(amountAt(37, 250_000_000_000_000_003n)).toBe(92_000_000_000_000_000n);
    expect(amountAt(50, 7n)).toBe(3n);
    expect(mostOf(5n, 3n)).toBe(3n);
    expect(mostOf(2n, 3n)).toBe(2n);
  });
});
