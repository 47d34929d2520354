import { expect, test } from "vitest";
import { parseAmount } from "./amount.ts";

test("an amount is read with its point, and with commas between thousands", () => {
  for (const [text, units] of [
    ["1250.5", 1_250_500_000n],
    ["1,250.5", 1_250_500_000n],
    ["12,345,678", 12_345_678_000_000n],
    ["1 250", 1_250_000_000n],
    [" 0.000001 ", 1n],
    ["7.", 7_000_000n],
    [".5", 500_000n],
    ["1,500.", 1_500_000_000n],
  ] as const) {
    expect(parseAmount(text, 6), text).toBe(units);
  }
});

test("a comma that parts no thousands is not read: an eighth is never taken for 125, nor one and a half for 1500", () => {
  for (const text of [
    "0,125",
    "1,25",
    "1,2500",
    "12,34,567",
    ",125",
    "1,250,5",
    "1,500",
    "1.500,00",
    ".",
    ",5",
    "-1",
    "1e3",
    "0x1",
    "",
    "1.0000001",
  ]) {
    expect(parseAmount(text, 6), text).toBe(null);
  }
});
