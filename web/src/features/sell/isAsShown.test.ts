import type { PublicConfig } from "@holdfast/sdk/api";
import { documentHash, serviceListing } from "@holdfast/sdk/document";
import { expect, test } from "vitest";
import { isAsShown } from "./isAsShown.ts";

const SELLER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const OTHER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const ZERO = "0x0000000000000000000000000000000000000000";
const HASH = `0x${"1".repeat(64)}` as const;

const usual: PublicConfig["terms"] = {
  arbiter: OTHER,
  platform: ZERO,
  platformFeeBps: 500,
  arbiterFeeBps: 300,
  fallbackSellerBps: 5000,
  revisionTime: 86_400,
  reviewTime: 259_200,
  responseTime: 172_800,
  graceTime: 86_400,
  rulingTime: 1_209_600,
};
const says = { token: ZERO, price: "250000000000000000", deliveryTime: 259_200, revisions: 2 } as const;
const entry = { ...says, tier: 1, name: "Basic", description: "One draft.", features: [] };
const service = {
  ...{ id: "one", title: "A logo", description: "Drawn by hand.", category: "Design" },
  questions: [],
} as const;
const terms = {
  ...{ ...usual, ...says },
  client: ZERO,
  seller: SELLER,
  validUntil: 1_800_000_000,
  content: documentHash(serviceListing({ service, seller: SELLER, tier: 1, package: entry })),
  salt: "0",
} as const;
const seen = { service, entry, seller: SELLER, usual };

test("LST-3 terms to sign, as the page shows the package, are let through to the wallet", () => {
  expect(isAsShown({ terms, epoch: "0" }, seen)).toBe(true);
});

test.each([
  { content: HASH },
  { price: "1" },
  { token: OTHER },
  { deliveryTime: 3600 },
  { revisions: 254 },
  { seller: OTHER },
  { client: OTHER },
  { platform: OTHER },
  { platformFeeBps: 1000 },
  { arbiter: SELLER },
  { fallbackSellerBps: 0 },
] as const)("LST-3 terms to sign that a server swapped (%j) are not", (swapped) => {
  expect(isAsShown({ terms: { ...terms, ...swapped }, epoch: "0" }, seen)).toBe(false);
});
