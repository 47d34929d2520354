import { reviewTypedData } from "@holdfast/sdk/typed-data";
import { type Hash, type Hex, hashTypedData } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import { partyRole, visibleOrder } from "../orders/access.ts";
import type { OrderPorts } from "../orders/ports.ts";
import { Refusal } from "../refusal.ts";
import { type OrderReviews, orderReviews } from "./order-reviews.ts";
import type { ReviewPorts, ReviewRecord } from "./ports.ts";
import { ALONE_TIME, checkSignedAt, reviewableUntil } from "./rules.ts";
import { shownNotice } from "./tell-of-reviews.ts";

/**
 * Keeps what a party signed about the other (RVW-1), once the order is completed or settled. Until the other wrote too
 * or two weeks went by nobody else sees it, and it can be written anew. Handing in the same again changes nothing.
 * @throws Refusal `not_found` to a stranger, `not_allowed`, `wrong_state`, `invalid_input`, `signature_invalid`,
 * `node_unavailable`
 */
export async function writeReview(
  ports: OrderPorts & NotificationPorts & ReviewPorts,
  input: { id: Hash; caller: Caller; stars: number; text: string; signedAt: number; signature: Hex },
): Promise<OrderReviews> {
  const { id, caller, stars, text, signedAt, signature } = input;
  const order = await visibleOrder(ports, { id, caller });
  const side = partyRole(order.terms, caller.address);
  const { client, seller } = order.terms;
  if ((side !== "client" && side !== "seller") || client === seller) {
    throw new Refusal("not_allowed", "Only the client and the seller of an order review each other.");
  }
  const now = await ports.clock();
  const until = reviewableUntil(order);
  if (until === null) {
    throw new Refusal("wrong_state", "An order is reviewed once it is completed or settled.");
  }
  if (now > until) throw new Refusal("wrong_state", "This order ended more than 90 days ago.");
  checkSignedAt(signedAt, now);
  const subject = side === "client" ? seller : client;
  const { chainId, escrow } = ports;
  const signed = { order: id, subject, stars, text, signedAt: BigInt(signedAt) };
  const digest = hashTypedData(reviewTypedData({ chainId, escrow, review: signed }));
  if (!(await ports.signatures.digest({ signer: caller.address, digest, signature }))) {
    throw new Refusal("signature_invalid", "The signature is not yours for this review.");
  }
  const put = await ports.reviews.put(
    { order: id, author: caller.address, subject, side, stars, text, signedAt, signature },
    { now, alone: now + ALONE_TIME },
  );
  switch (put.outcome) {
    case "shown":
      throw new Refusal("wrong_state", "Your review is public already and stays as it is.");
    case "older":
      throw new Refusal("wrong_state", "You signed another review later than this one.");
    case "same":
      break;
    case "kept":
      await tell(ports, put);
      await ports.announce(id, order.state.round);
  }
  return orderReviews(ports, { id, caller });
}

/** The first is announced without a word of it; with the second each learns what the other said. */
async function tell(
  ports: NotificationPorts,
  { review, other }: { review: ReviewRecord; other: ReviewRecord | null },
): Promise<void> {
  if (other) {
    await ports.notifications.insert([shownNotice(review), shownNotice(other)]);
    return;
  }
  await notify(ports, {
    kind: "review_given",
    accounts: [review.subject],
    orderId: review.order,
    data: { by: review.author, until: review.visibleAt },
    key: `review:${review.order}:${review.author}:given`,
  });
}
