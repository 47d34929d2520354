import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AmountOutOfRange,
  exactReleaseAmount,
  platformFee,
  releaseStep,
  splitAgreed,
  splitCompleted,
  splitExpired,
  splitRuling,
} from "./money.ts";

const amount = fc.bigInt({ min: 1n, max: 2n ** 112n - 1n });
const terms = fc.record({
  platformFeeBps: fc.integer({ min: 0, max: 2000 }),
  arbiterFeeBps: fc.integer({ min: 0, max: 1000 }),
  fallbackSellerBps: fc.integer({ min: 0, max: 10_000 }),
});
const share = fc.bigInt({ min: 0n, max: 10_000n });

test("PAY-1 splits, any amount, rates and ruling, lose no unit and take no more than was signed", () => {
  fc.assert(
    fc.property(amount, terms, share, (remaining, rates, part) => {
      const rest = remaining - (remaining * BigInt(rates.arbiterFeeBps)) / 10_000n;
      const splits = [
        splitRuling({ remaining, sellerAmount: (rest * part) / 10_000n, terms: rates }),
        splitAgreed({ remaining, sellerAmount: (remaining * part) / 10_000n, terms: rates }),
        splitExpired({ remaining, terms: rates }),
        splitCompleted({ remaining, terms: rates }),
      ];
      for (const split of splits) {
        const parts = [split.toSeller, split.toClient, split.platformFee, split.arbiterFee];
        expect(parts.every((one) => one >= 0n)).toBe(true);
        expect(parts.reduce((sum, one) => sum + one, 0n)).toBe(remaining);
        const gross = split.toSeller + split.platformFee;
        expect(split.platformFee * 10_000n).toBeLessThan(gross * BigInt(rates.platformFeeBps) + 10_000n);
        expect(split.arbiterFee * 10_000n).toBeLessThanOrEqual(remaining * BigInt(rates.arbiterFeeBps));
      }
    }),
  );
});

test("REV-6 part releases, any number of parts, never change the sum of fees", () => {
  fc.assert(
    fc.property(amount, terms, fc.array(amount, { maxLength: 8 }), (price, { platformFeeBps }, wishes) => {
      let remaining = price;
      let fees = 0n;
      for (const wanted of wishes) {
        const part = exactReleaseAmount({ wanted, remaining, platformFeeBps });
        expect(part % releaseStep(platformFeeBps)).toBe(0n);
        expect(part).toBeLessThan(remaining);
        fees += platformFee(part, platformFeeBps);
        remaining -= part;
      }
      expect(fees + platformFee(remaining, platformFeeBps)).toBe(platformFee(price, platformFeeBps));
    }),
  );
});

test("REV-6 exact release, nothing that fits, is zero", () => {
  expect(exactReleaseAmount({ wanted: 5n, remaining: 5n, platformFeeBps: 500 })).toBe(0n);
  expect(exactReleaseAmount({ wanted: 0n, remaining: 5n, platformFeeBps: 0 })).toBe(0n);
  expect(exactReleaseAmount({ wanted: 9n, remaining: 5n, platformFeeBps: 0 })).toBe(4n);
});

test("DSP-3 ruling, more than is left after the arbiter's fee, is refused with the most there is", () => {
  const rates = { platformFeeBps: 0, arbiterFeeBps: 1000, fallbackSellerBps: 0 };
  const refused = () => splitRuling({ remaining: 100n, sellerAmount: 91n, terms: rates });
  expect(refused).toThrow(AmountOutOfRange);
  expect(refused).toThrow(/90/);
});
