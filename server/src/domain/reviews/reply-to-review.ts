import { reviewReplyTypedData, reviewTypedData } from "@holdfast/sdk/typed-data";
import { type Hash, type Hex, hashTypedData } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import { visibleOrder } from "../orders/access.ts";
import type { OrderPorts } from "../orders/ports.ts";
import { notFound, Refusal } from "../refusal.ts";
import { type OrderReviews, orderReviews } from "./order-reviews.ts";
import type { ReviewPorts } from "./ports.ts";
import { checkSignedAt } from "./rules.ts";

/**
 * Keeps the one answer of who was reviewed, signed, once everybody sees the review (RVW-1).
 * @throws Refusal `not_found` also when no review of the caller is seen yet, `wrong_state` when it was answered,
 * `invalid_input`, `signature_invalid`, `node_unavailable`
 */
export async function replyToReview(
  ports: OrderPorts & NotificationPorts & ReviewPorts,
  input: { id: Hash; caller: Caller; text: string; signedAt: number; signature: Hex },
): Promise<OrderReviews> {
  const { id, caller, text, signedAt, signature } = input;
  const order = await visibleOrder(ports, { id, caller });
  const now = await ports.clock();
  const review = (await ports.reviews.ofOrder(id)).find(({ subject }) => subject === caller.address);
  if (!review || review.visibleAt > now) throw notFound("A review of you");
  if (review.reply) throw new Refusal("wrong_state", "You replied to this review already.");
  checkSignedAt(signedAt, now);
  const { chainId, escrow } = ports;
  const { order: orderId, subject, stars } = review;
  const reviewed = {
    order: orderId,
    subject,
    stars,
    text: review.text,
    signedAt: BigInt(review.signedAt),
  };
  const named = hashTypedData(reviewTypedData({ chainId, escrow, review: reviewed }));
  const reply = { review: named, text, signedAt: BigInt(signedAt) };
  const digest = hashTypedData(reviewReplyTypedData({ chainId, escrow, reply }));
  if (!(await ports.signatures.digest({ signer: caller.address, digest, signature }))) {
    throw new Refusal("signature_invalid", "The signature is not yours for this reply.");
  }
  if (!(await ports.reviews.reply(review, { text, signedAt, signature }, now))) {
    throw new Refusal("wrong_state", "You replied to this review already.");
  }
  await notify(ports, {
    kind: "review_replied",
    accounts: [review.author],
    orderId: id,
    data: { by: caller.address },
    key: `review:${id}:${review.author}:replied`,
  });
  await ports.announce(id, order.state.round);
  return orderReviews(ports, { id, caller });
}
