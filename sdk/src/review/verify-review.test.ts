import { type LocalAccount, privateKeyToAccount } from "viem/accounts";
import { beforeAll, expect, test } from "vitest";
import { orderId } from "../order/hash.ts";
import { type Terms, termsToJson, ZERO_ADDRESS, ZERO_HASH } from "../order/terms.ts";
import { reviewReplyTypedData, reviewTypedData } from "../typed-data/review.ts";
import type { ReviewProof } from "./export.ts";
import { reviewDigest, verifyReview } from "./verify-review.ts";
import { verifyReviews } from "./verify-reviews.ts";

const key = (digit: number): LocalAccount => privateKeyToAccount(`0x${`${digit}`.repeat(64)}`);
const [client, seller, stranger] = [key(1), key(2), key(3)];
const place = { chainId: 31337, escrow: "0x5FbDB2315678afecb367f032d93F642f64180aa3" } as const;
const terms: Terms = {
  ...{ client: client.address, seller: seller.address, arbiter: stranger.address, platform: ZERO_ADDRESS },
  ...{ token: ZERO_ADDRESS, price: 5n, platformFeeBps: 0, arbiterFeeBps: 0, fallbackSellerBps: 0 },
  ...{ deliveryTime: 1, revisionTime: 1, reviewTime: 1, responseTime: 1, graceTime: 1, rulingTime: 1 },
  ...{ revisions: 1, validUntil: 9, content: ZERO_HASH, salt: 7n },
};
const order = orderId({ terms, ...place });

async function signed(by: LocalAccount, about: LocalAccount, stars = 4): Promise<ReviewProof> {
  const said = { order, subject: about.address, stars, text: "Größe \u202e<b>" };
  const data = reviewTypedData({ ...place, review: { ...said, signedAt: 1_800_000_000n } });
  const signature = await by.signTypedData(data);
  const review = { ...said, signedAt: 1_800_000_000, signature };
  return {
    format: "holdfast-review",
    version: 1,
    ...place,
    author: by.address,
    terms: termsToJson(terms),
    review,
    reply: null,
  };
}

let proof: ReviewProof;
beforeAll(async () => {
  const alone = await signed(client, seller);
  const reply = { review: reviewDigest(alone), text: "Thanks", signedAt: 1_800_000_009n };
  const signature = await seller.signTypedData(reviewReplyTypedData({ ...place, reply }));
  proof = { ...alone, reply: { text: "Thanks", signedAt: 1_800_000_009, signature } };
});

test("RVW-1 an exported review of either side, read from JSON, is valid without a chain", async () => {
  for (const one of [proof, await signed(seller, client)]) {
    const verdict = await verifyReview(JSON.parse(JSON.stringify(one)));
    expect(verdict).toMatchObject({ valid: true, onChain: false });
  }
});

test("RVW-1 an exported review that was touched anywhere is not valid, and says why", async () => {
  const { review, reply } = proof;
  const flaws: [object, string][] = [
    [{ review: { ...review, text: "Bad" } }, "needs_chain"],
    [{ review: { ...review, stars: 5 } }, "needs_chain"],
    [{ review: { ...review, stars: 6 } }, "stars"],
    [{ review: { ...review, signedAt: 1_800_000_001 } }, "needs_chain"],
    [{ review: { ...review, subject: stranger.address } }, "not_the_parties"],
    [{ author: stranger.address }, "not_the_parties"],
    [{ author: seller.address }, "not_the_parties"],
    [{ chainId: 1 }, "not_the_order"],
    [{ escrow: stranger.address }, "not_the_order"],
    [{ terms: { ...proof.terms, price: "6" } }, "not_the_order"],
    [{ reply: { ...reply, text: "No thanks" } }, "needs_chain"],
    [{ terms: { ...proof.terms, price: "-1" } }, "malformed"],
    [{ author: "0x12" }, "malformed"],
    [{ version: 2 }, "malformed"],
  ];
  for (const [change, flaw] of flaws) {
    expect(await verifyReview({ ...proof, ...change }), JSON.stringify(change)).toEqual({
      valid: false,
      flaw,
    });
  }
  for (const odd of [null, 1, "x", [], {}]) {
    expect(await verifyReview(odd)).toEqual({ valid: false, flaw: "malformed" });
  }
});

test("RVW-2 a list of reviews is valid when each is, is of its account, and is there once", async () => {
  const list = { format: "holdfast-reviews", version: 1, account: seller.address, as: "seller" };
  expect(await verifyReviews({ ...list, reviews: [proof] })).toMatchObject({
    valid: true,
    stars: [0, 0, 0, 1, 0],
  });
  expect(await verifyReviews({ ...list, reviews: [proof, proof] })).toMatchObject({
    valid: false,
    stars: [0, 0, 0, 1, 0],
  });
  expect(await verifyReviews({ ...list, account: client.address, reviews: [proof] })).toMatchObject({
    valid: false,
  });
  expect(await verifyReviews({ ...list, as: "client", reviews: [proof] })).toMatchObject({ valid: false });
  expect(await verifyReviews(null)).toMatchObject({ valid: false });
});
