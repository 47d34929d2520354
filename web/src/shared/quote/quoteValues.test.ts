import type { PublicConfig } from "@holdfast/sdk/api";
import { expect, test } from "vitest";
import { emptyQuote, readKeptQuote, readQuote, withOfferedToken } from "./quoteValues.ts";
import { texts } from "./texts.ts";

const OFFERED = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const GONE = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const config = {
  tokens: [{ address: OFFERED, symbol: "dUSD", name: "Demo Dollar", decimals: 6, stable: true }],
  coin: { symbol: "ETH", decimals: 18 },
} as unknown as PublicConfig;
const now = 1_800_000_000;
const typed = { ...emptyQuote(config), price: "100" };

test("LST-4 a price, typed in an offered token, is what is signed, digit by digit", () => {
  expect(readQuote(typed, { config, now }).price).toMatchObject({
    token: OFFERED,
    price: 100_000_000n,
    validUntil: now + 7 * 86_400 - 60,
  });
});

test("LST-4 a price, in a token that is not offered here, is not read as one without decimals", () => {
  const read = readQuote({ ...typed, token: GONE }, { config, now });
  expect(read).toEqual({ price: null, errors: { price: texts.errors.token } });
  const kept = readKeptQuote(JSON.stringify({ ...typed, token: GONE }), typed);
  expect(kept && withOfferedToken(kept, config).token).toBe(OFFERED);
});

test("LST-4 a price, written as half of the world writes it, is refused with what to write", () => {
  const errorOf = (price: string) => readQuote({ ...typed, price }, { config, now }).errors?.price;
  expect(errorOf("1.500,0000")).toContain("Write 1500:");
  expect(errorOf("1.0000001")).toBe("dUSD has at most 6 digits after the point.");
  expect(errorOf("0")).toBe(texts.errors.price);
});

test("LST-4 a kept form with a time nobody can choose is refused before anything is signed", () => {
  const read = readQuote({ ...typed, valid: "for ever" }, { config, now });
  expect(read).toEqual({ price: null, errors: { valid: texts.errors.valid } });
});
