import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Voiced, Voices } from "./ports.ts";
import { judge, NEWCOMER } from "./score.ts";

const voices = (least: number, most: number): fc.Arbitrary<Voices> =>
  fc
    .nat(10_000)
    .chain((count) =>
      fc
        .double({ min: least, max: most, noNaN: true })
        .map((average) => ({ voices: count, sum: count * average })),
    );
const voiced: fc.Arbitrary<Voiced> = fc.record({
  rating: voices(1, 5),
  completed: voices(0, 1),
  cancelledAlone: voices(0, 1),
  onTime: voices(0, 1),
});
const more = ({ sum, voices: count }: Voices, says: number): Voices => ({
  sum: sum + says,
  voices: count + 1,
});
/** What rounding may cost. */
const DUST = 1e-12;

describe("score", () => {
  it("RVW-2 lies between nothing and one, whatever the record", () => {
    fc.assert(
      fc.property(voiced, (record) => {
        const { score, weighted } = judge(record);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(weighted === 0 || (weighted >= 1 && weighted <= 5)).toBe(true);
      }),
    );
  });

  it("RVW-2 is no less with one more voice of the best, and no more with one of the worst", () => {
    const best = { rating: 5, completed: 1, cancelledAlone: 0, onTime: 1 };
    const worst = { rating: 1, completed: 0, cancelledAlone: 1, onTime: 0 };
    const names = fc.constantFrom(
      "rating" as const,
      "completed" as const,
      "cancelledAlone" as const,
      "onTime" as const,
    );
    fc.assert(
      fc.property(voiced, names, (record, name) => {
        const before = judge(record).score;
        const better = judge({ ...record, [name]: more(record[name], best[name]) }).score;
        const worse = judge({ ...record, [name]: more(record[name], worst[name]) }).score;
        expect(better).toBeGreaterThanOrEqual(before - DUST);
        expect(worse).toBeLessThanOrEqual(before + DUST);
      }),
    );
  });

  it("LST-2 a newcomer stands above whom clients found bad, and below whom many found good", () => {
    const of = (stars: number, clients: number) =>
      judge({ ...fine, rating: { sum: stars * clients, voices: clients } }).score;
    const fine = {
      completed: { sum: 20, voices: 20 },
      cancelledAlone: { sum: 0, voices: 20 },
      onTime: { sum: 20, voices: 20 },
      rating: { sum: 0, voices: 0 },
    };
    expect(of(2, 10)).toBeLessThan(NEWCOMER);
    expect(of(4.9, 20)).toBeGreaterThan(NEWCOMER);
  });

  it("RVW-2 five stars of one client are sorted below 4.9 of a hundred", () => {
    const nothing = { sum: 0, voices: 0 };
    const of = (rating: Voices) =>
      judge({ rating, completed: nothing, cancelledAlone: nothing, onTime: nothing }).weighted;
    expect(of({ sum: 5, voices: 1 })).toBeLessThan(of({ sum: 490, voices: 100 }));
  });
});
