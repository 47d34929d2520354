import { expect, test } from "vitest";
import { randomOrderSalt } from "./salt.ts";

test("randomOrderSalt, a thousand times, never repeats and never takes more than 8 bytes", () => {
  const salts = Array.from({ length: 1000 }, randomOrderSalt);
  expect(new Set(salts).size).toBe(1000);
  expect(salts.every((salt) => salt > 0n && salt < 2n ** 64n)).toBe(true);
});
