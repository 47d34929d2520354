import { expect, test } from "vitest";
import { amountFlaw, amountRead } from "./typedAmount.ts";

const dollar = { symbol: "dUSD", decimals: 6 };

test("an amount that different people read differently, or that is not read, is refused with what to write instead", () => {
  for (const [text, words] of [
    ["1,500", "Write 1500 or 1.5: a comma is read as either by different people."],
    ["1,250", "Write 1250 or 1.25: a comma is read as either by different people."],
    ["1,5", "Write 1.5: a point before the fractions, and nothing between thousands."],
    ["0,125", "Write 0.125: a point before the fractions, and nothing between thousands."],
    [",5", "Write 0.5: a point before the fractions, and nothing between thousands."],
    ["1.500,00", "Write 1500: a point before the fractions, and nothing between thousands."],
    ["1.500,5", "Write 1500.5: a point before the fractions, and nothing between thousands."],
    ["1.500.000", "Write 1500000: a point before the fractions, and nothing between thousands."],
    ["1'500,5", "Write 1500.5: a point before the fractions, and nothing between thousands."],
    ["1'500", "Write 1500: a point before the fractions, and nothing between thousands."],
    ["1’500.50", "Write 1500.5: a point before the fractions, and nothing between thousands."],
    [",0", "Write 0: a point before the fractions, and nothing between thousands."],
    ["00,5", "Write 0.5: a point before the fractions, and nothing between thousands."],
    ["0.500,00", null],
    ["0.1234567", "dUSD has at most 6 digits after the point."],
    ["1500", null],
    [".5", null],
    ["ten", null],
    ["", null],
  ] as const) {
    expect(amountFlaw(text, dollar), text).toBe(words);
  }
});

test("what was understood is said where it is not written as we write it", () => {
  for (const [text, words] of [
    [".5", "Read as 0.5 dUSD."],
    ["1.500", "Read as 1.5 dUSD."],
    ["1,500.50", "Read as 1500.5 dUSD."],
    ["1 500", "Read as 1500 dUSD."],
    ["1500", undefined],
    ["0.5", undefined],
    ["1,500", undefined],
  ] as const) {
    expect(amountRead(text, dollar), text).toBe(words);
  }
});
