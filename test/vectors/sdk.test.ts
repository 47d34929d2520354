import {
  amendTypedData,
  documentHash,
  hashOpenOffer,
  hashTerms,
  offerTypedData,
  openOfferTerms,
  orderId,
  rulingTypedData,
  settlementTypedData,
  termsFromJson,
} from "@holdfast/sdk";
import { hashTypedData } from "viem";
import { expect, test } from "vitest";
import { vectors } from "./read.ts";

const { place } = vectors;

for (const [index, vector] of vectors.orders.entries()) {
  test(`LST-3 digests by the sdk, order ${index}, equal the committed vectors`, () => {
    const terms = termsFromJson(vector.terms);
    expect(hashTerms(terms)).toBe(vector.termsHash);
    expect(hashOpenOffer(terms)).toBe(vector.openOfferHash);
    expect(orderId({ ...place, terms })).toBe(vector.orderId);
    expect(hashTypedData(offerTypedData({ ...place, terms, epoch: 3n }))).toBe(vector.quoteDigest);
    const open = offerTypedData({ ...place, terms: openOfferTerms(terms), epoch: 0n });
    expect(hashTypedData(open)).toBe(vector.openOfferDigest);
  });
}

test("DSP-3 digests by the sdk, ruling, settlement and amendment, equal the committed vectors", () => {
  const { ruling, settlement, amend } = vectors;
  const rulingMessage = { ...ruling.message, sellerAmount: BigInt(ruling.message.sellerAmount) };
  expect(hashTypedData(rulingTypedData({ ...place, ruling: rulingMessage }))).toBe(ruling.digest);
  const settlementMessage = { ...settlement.message, sellerAmount: BigInt(settlement.message.sellerAmount) };
  expect(hashTypedData(settlementTypedData({ ...place, settlement: settlementMessage }))).toBe(
    settlement.digest,
  );
  const amendMessage = { ...amend.message, amount: BigInt(amend.message.amount) };
  expect(hashTypedData(amendTypedData({ ...place, amend: amendMessage }))).toBe(amend.digest);
});

test("DLV-2 document hash by the sdk, a document with every part, equals the committed vector", () => {
  expect(documentHash(vectors.document.document)).toBe(vectors.document.hash);
});
