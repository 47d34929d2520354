import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  amendTypedData,
  createDocument,
  documentHash,
  hashOpenOffer,
  hashTerms,
  offerTypedData,
  openOfferTerms,
  orderId,
  rulingTypedData,
  settlementTypedData,
  type Terms,
  termsToJson,
} from "@holdfast/sdk";
import { hashTypedData } from "viem";

/**
 * Writes digests.json: what every implementation must reproduce (the sdk by viem, ethers, the contract). Run it only
 * when the protocol itself changes: `node test/vectors/make.ts`.
 */
const place = { chainId: 31337, escrow: "0x5FbDB2315678afecb367f032d93F642f64180aa3" } as const;

const terms: Terms = {
  client: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
  seller: "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
  arbiter: "0x90F79bf6EB2c4f870365E785982E1f101E93b906",
  platform: "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65",
  token: "0x0000000000000000000000000000000000000000",
  price: 250_000_000_000_000_000n,
  platformFeeBps: 500,
  arbiterFeeBps: 300,
  fallbackSellerBps: 5000,
  deliveryTime: 259_200,
  revisionTime: 86_400,
  reviewTime: 259_200,
  responseTime: 172_800,
  graceTime: 86_400,
  rulingTime: 1_209_600,
  revisions: 2,
  validUntil: 1_800_000_000,
  content: "0x1111111111111111111111111111111111111111111111111111111111111111",
  salt: 42n,
};
/** Every member at its widest, so that a wrong width or order shows. */
const widest: Terms = {
  ...terms,
  token: "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc",
  price: 2n ** 112n - 1n,
  platformFeeBps: 2000,
  arbiterFeeBps: 1000,
  fallbackSellerBps: 10_000,
  deliveryTime: 2 ** 32 - 1,
  revisionTime: 2 ** 32 - 2,
  reviewTime: 2 ** 32 - 3,
  responseTime: 2 ** 32 - 4,
  graceTime: 2 ** 32 - 5,
  rulingTime: 2 ** 32 - 6,
  revisions: 255,
  validUntil: 2 ** 40 - 1,
  content: `0x${"f".repeat(64)}`,
  salt: 2n ** 256n - 1n,
};

const order = orderId({ ...place, terms });
const ruling = { order, sellerAmount: 75_000_000_000_000_000n, content: terms.content };
const settlement = { order, round: 7, sellerAmount: 1n, validUntil: 1_800_000_001 };
const amend = {
  order,
  round: 4_294_967_295,
  amount: 0n,
  due: 1_800_000_002,
  validUntil: 1_800_000_003,
  content: terms.content,
};
const document = createDocument({
  kind: "delivery",
  author: terms.seller,
  order,
  salt: `0x${"2".repeat(64)}`,
  text: "Final files. Größe: 3 × A4 \u{1f4d0}",
  answers: [{ question: "Colour?", answer: "Green" }],
  links: ["https://example.org/preview"],
  files: [{ name: "logo.svg", size: 1024, mediaType: "image/svg+xml", hash: `0x${"3".repeat(64)}` }],
});

const vectors = {
  place,
  orders: [terms, widest].map((one) => ({
    terms: termsToJson(one),
    termsHash: hashTerms(one),
    openOfferHash: hashOpenOffer(one),
    orderId: orderId({ ...place, terms: one }),
    quoteDigest: hashTypedData(offerTypedData({ ...place, terms: one, epoch: 3n })),
    openOfferDigest: hashTypedData(offerTypedData({ ...place, terms: openOfferTerms(one), epoch: 0n })),
  })),
  ruling: { message: ruling, digest: hashTypedData(rulingTypedData({ ...place, ruling })) },
  settlement: { message: settlement, digest: hashTypedData(settlementTypedData({ ...place, settlement })) },
  amend: { message: amend, digest: hashTypedData(amendTypedData({ ...place, amend })) },
  document: { document, hash: documentHash(document) },
};

const text = JSON.stringify(vectors, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2);
await writeFile(join(import.meta.dirname, "digests.json"), `${text}\n`);
