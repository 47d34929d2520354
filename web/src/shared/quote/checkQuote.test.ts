import { keccak256, stringToBytes } from "viem";
import { expect, test } from "vitest";
import { isBriefWhole } from "./checkQuote.ts";

const canonicalOf = (brief: object) => JSON.stringify(brief);
const hashOf = (text: string) => keccak256(stringToBytes(text));
const canonical = canonicalOf({ files: [], text: "A logo" });
const brief = {
  canonical,
  hash: hashOf(canonical),
  text: "A logo",
  files: [],
} as unknown as Parameters<typeof isBriefWhole>[0];

test("LST-4 a brief, shown as its hash names it, is whole; with other words, files or another hash it is not", () => {
  expect(isBriefWhole(brief)).toBe(true);
  expect(isBriefWhole({ ...brief, text: "A logo and a website" })).toBe(false);
  expect(isBriefWhole({ ...brief, hash: hashOf("another") })).toBe(false);
  const file = { hash: hashOf("a file") } as unknown as (typeof brief.files)[number];
  expect(isBriefWhole({ ...brief, files: [file] })).toBe(false);
});

test("LST-4 a brief that cannot be read is refused instead of breaking the page", () => {
  expect(isBriefWhole({ ...brief, canonical: "{", hash: hashOf("{") })).toBe(false);
  expect(isBriefWhole({ ...brief, canonical: "null", hash: hashOf("null") })).toBe(false);
});
