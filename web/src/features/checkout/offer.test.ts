import type { Package } from "@holdfast/sdk/api";
import { documentHash, serviceListing } from "@holdfast/sdk/document";
import { describe, expect, it } from "vitest";
import { asksFirst, openTerms, refusal, termsFor, unusualTerms } from "./offer.ts";
import { texts } from "./texts.ts";

const SELLER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const CLIENT = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const ARBITER = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const ZERO = "0x0000000000000000000000000000000000000000";
const NOW = 1_800_000_000;

const usual = {
  arbiter: ARBITER,
  platform: ZERO,
  platformFeeBps: 500,
  arbiterFeeBps: 300,
  fallbackSellerBps: 5000,
  revisionTime: 86_400,
  reviewTime: 259_200,
  responseTime: 172_800,
  graceTime: 86_400,
  rulingTime: 1_209_600,
} as const;

const service = {
  ...{ id: "one", title: "A logo", description: "Drawn by hand.", category: "Design" },
  state: "published",
  questions: [{ id: "q1", question: "What for?", kind: "text", required: true, choices: [] }],
  seller: { address: SELLER },
} as const;
const words = { name: "Basic", description: "", features: [] };

function packageWith(terms: Partial<NonNullable<Package["offer"]>["terms"]> = {}): Package {
  const base = { token: ZERO, price: "250000000000000000", deliveryTime: 259_200, revisions: 2 } as const;
  return {
    ...base,
    ...{ tier: 1, ...words },
    toSign: null,
    toRequest: null,
    offer: {
      epoch: "0",
      signature: "0x01",
      termsHash: `0x${"1".repeat(64)}`,
      terms: {
        ...base,
        ...usual,
        client: ZERO,
        seller: SELLER,
        validUntil: NOW + 1000,
        content: documentHash(serviceListing({ service, seller: SELLER, tier: 1, package: words })),
        salt: "0",
        ...terms,
      },
    },
  };
}

const ask = (entry: Package, account: string | null = CLIENT) =>
  refusal({ service, entry, account, now: NOW });

describe("an offer at checkout", () => {
  it("ORD-4 is taken when it says what the page shows", () => {
    expect(ask(packageWith())).toBeNull();
  });

  it("ORD-4 is refused in words when expired, missing, or different from what the page shows", () => {
    expect(ask(packageWith({ validUntil: NOW - 1 }))).toBe(texts.refused.expired);
    expect(ask({ ...packageWith(), offer: null })).toBe(texts.refused.none);
    expect(ask(packageWith({ price: "260000000000000000" }))).toBe(texts.refused.different);
    expect(ask(packageWith({ seller: CLIENT }))).toBe(texts.refused.different);
    // Words that the seller did not sign: the server's, or of a package that was edited since.
    expect(ask({ ...packageWith(), features: ["Source files"] })).toBe(texts.refused.different);
    const other = { ...service, description: "Drawn by somebody." };
    expect(refusal({ service: other, entry: packageWith(), account: CLIENT, now: NOW })).toBe(
      texts.refused.different,
    );
  });

  it("ORD-4 is refused to its own seller and to its arbiter", () => {
    expect(ask(packageWith(), SELLER)).toBe(texts.refused.own);
    expect(ask(packageWith(), ARBITER)).toBe(texts.refused.arbiter);
  });

  it("ORD-1 shows each term that differs from the operator's defaults, and none that does not", () => {
    const config = { terms: usual };
    const open = openTerms(packageWith());
    const odd = openTerms(packageWith({ arbiterFeeBps: 900, reviewTime: 3600 }));
    if (!open || !odd) throw new Error("the package has an offer");
    expect(unusualTerms(open, config)).toEqual([]);
    const lines = unusualTerms(odd, config).join("\n");
    expect(lines).toContain("9\u00a0%");
    expect(lines).toContain("Your time to review: 1 h instead of 3 days");
  });

  it("ORD-4 becomes one client's own terms by address and salt", () => {
    const open = openTerms(packageWith());
    if (!open) throw new Error("the package has an offer");
    expect(termsFor(packageWith(), { open, client: CLIENT.toLowerCase(), salt: 9n, now: NOW })).toEqual({
      ...open,
      client: CLIENT,
      salt: 9n,
    });
  });

  it("LST-6 where the seller accepts each order, is taken without a signature, with time to answer from now", () => {
    const signed = packageWith();
    const entry = { ...signed, offer: null, toRequest: signed.offer?.terms ?? null };
    const open = openTerms(entry);
    if (!open) throw new Error("It can be asked for.");
    expect(
      ask({ ...entry, toRequest: { ...open, price: "250000000000000000", salt: "0", validUntil: NOW - 1 } }),
    ).toBeNull();
    expect([asksFirst(entry), asksFirst(signed)]).toEqual([true, false]);
    const terms = termsFor(entry, { open, client: CLIENT, salt: 9n, now: NOW });
    expect(terms).toEqual({ ...open, client: CLIENT, salt: 9n, validUntil: NOW + usual.responseTime });
  });
});
