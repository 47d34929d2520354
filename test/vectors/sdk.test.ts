import {
  amendTypedData,
  documentHash,
  hashOpenOffer,
  hashPayment,
  hashTerms,
  offerTypedData,
  orderId,
  permit2TypedData,
  receiveWithAuthorizationTypedData,
  reviewReplyTypedData,
  reviewTypedData,
  rulingTypedData,
  settlementTypedData,
} from "@holdfast/sdk";
import { hashTypedData } from "viem";
import { expect, test } from "vitest";
import { type Vector, vectors } from "./read.ts";

/** What the sdk would have somebody sign, built from its own arguments and not from the message in the vector. */
function typedData(vector: Vector) {
  const place = { chainId: vector.domain.chainId, escrow: vector.domain.verifyingContract };
  switch (vector.type) {
    case "Offer":
      return offerTypedData({ ...place, ...vector.message });
    case "Ruling":
      return rulingTypedData({ ...place, ruling: vector.message });
    case "Settlement":
      return settlementTypedData({ ...place, settlement: vector.message });
    case "Amend":
      return amendTypedData({ ...place, amend: vector.message });
    case "Review":
      return reviewTypedData({ ...place, review: vector.message });
    case "ReviewReply":
      return reviewReplyTypedData({ ...place, reply: vector.message });
    case "PermitWitnessTransferFrom": {
      const { permitted, spender, nonce, deadline, witness } = vector.message;
      const transfer = { ...permitted, nonce, deadline, payment: witness };
      return permit2TypedData({ chainId: place.chainId, escrow: spender, transfer });
    }
    case "ReceiveWithAuthorization": {
      const { from, to, value, validBefore } = vector.message;
      const receive = { from, to, value, validBefore, payment: vector.payment };
      return receiveWithAuthorizationTypedData({ domain: vector.domain, receive });
    }
  }
}

for (const [index, vector] of vectors.signed.entries()) {
  test(`ORD-4 digest by the sdk, ${vector.type} ${index}, equals the committed vector`, () => {
    expect(hashTypedData(typedData(vector) as Parameters<typeof hashTypedData>[0])).toBe(vector.digest);
  });
}

for (const [index, vector] of vectors.orders.entries()) {
  test(`LST-3 hashes by the sdk, order ${index}, equal the committed vectors`, () => {
    const { place, terms } = vector;
    expect(hashTerms(terms)).toBe(vector.termsHash);
    expect(hashOpenOffer(terms)).toBe(vector.openOfferHash);
    expect(orderId({ ...place, terms })).toBe(vector.orderId);
  });
}

for (const [index, { payment, hash }] of vectors.payments.entries()) {
  test(`ORD-2 hash by the sdk, payment ${index}, equals the committed vector`, () => {
    expect(hashPayment(payment)).toBe(hash);
  });
}

test("DLV-2 document hash by the sdk, a document with every part, equals the committed vector", () => {
  expect(documentHash(vectors.document.document)).toBe(vectors.document.hash);
});
