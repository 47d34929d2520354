import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  amendTypedData,
  createDocument,
  documentHash,
  hashOpenOffer,
  hashPayment,
  hashTerms,
  offerTypedData,
  openOfferTerms,
  orderId,
  permit2TypedData,
  receiveWithAuthorizationTypedData,
  reviewReplyTypedData,
  reviewTypedData,
  rulingTypedData,
  settlementTypedData,
} from "@holdfast/sdk";
import { hashStruct, hashTypedData, type TypedDataDefinition } from "viem";
import {
  amendFilled,
  epochFilled,
  FILLS,
  paymentFilled,
  permit2Filled,
  placeOf,
  receiveFilled,
  replyFilled,
  reviewFilled,
  rulingFilled,
  settlementFilled,
  termsFilled,
  tokenDomain,
} from "./cases.ts";

/**
 * Writes digests.json: what every implementation must reproduce (the sdk by viem, ethers, the contract). Run it only
 * when the protocol itself changes: `node test/vectors/make.ts`.
 */
function vector(data: unknown) {
  const { domain, types, primaryType, message } = data as TypedDataDefinition & { message: object };
  const structHash = hashStruct({ types, primaryType, data: message } as Parameters<typeof hashStruct>[0]);
  return {
    type: primaryType,
    domain,
    message,
    structHash,
    digest: hashTypedData(data as TypedDataDefinition),
  };
}

const signed = FILLS.flatMap((fill, index) => {
  const place = placeOf(index);
  const terms = termsFilled(fill);
  const epoch = epochFilled(fill);
  const receive = receiveFilled(fill, place.escrow);
  return [
    vector(offerTypedData({ ...place, terms, epoch })),
    vector(offerTypedData({ ...placeOf(index + 1), terms: openOfferTerms(terms), epoch })),
    vector(rulingTypedData({ ...placeOf(index + 1), ruling: rulingFilled(fill) })),
    vector(settlementTypedData({ ...placeOf(index + 2), settlement: settlementFilled(fill) })),
    vector(amendTypedData({ ...placeOf(index + 3), amend: amendFilled(fill) })),
    vector(reviewTypedData({ ...placeOf(index), review: reviewFilled(fill) })),
    vector(reviewReplyTypedData({ ...placeOf(index + 1), reply: replyFilled(fill) })),
    vector(permit2TypedData({ ...place, transfer: permit2Filled(fill) })),
    {
      ...vector(receiveWithAuthorizationTypedData({ domain: tokenDomain(place.chainId), receive })),
      payment: receive.payment,
    },
  ];
});

const document = createDocument({
  kind: "delivery",
  author: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  order: orderId({ ...placeOf(0), terms: termsFilled("distinct") }),
  salt: `0x${"2".repeat(64)}`,
  text: "Final files. Größe: 3 × A4 \u{1f4d0}",
  answers: [{ question: "Colour?", answer: "Green" }],
  links: ["https://example.org/preview"],
  files: [{ name: "logo.svg", size: 1024, mediaType: "image/svg+xml", hash: `0x${"3".repeat(64)}` }],
});

const vectors = {
  orders: FILLS.map((fill, index) => {
    const terms = termsFilled(fill);
    const place = placeOf(index);
    return {
      place,
      terms,
      termsHash: hashTerms(terms),
      openOfferHash: hashOpenOffer(terms),
      orderId: orderId({ ...place, terms }),
    };
  }),
  payments: FILLS.map((fill) => ({ payment: paymentFilled(fill), hash: hashPayment(paymentFilled(fill)) })),
  signed,
  document: { document, hash: documentHash(document) },
};

const text = JSON.stringify(vectors, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2);
await writeFile(join(import.meta.dirname, "digests.json"), `${text}\n`);
