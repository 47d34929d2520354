import type { OrderReviews, ReviewInput, ReviewPage } from "@holdfast/sdk/api";
import { reviewReplyTypedData, reviewTypedData } from "@holdfast/sdk/typed-data";
import { type Hex, hashTypedData, type LocalAccount } from "viem";
import type { TestServer } from "./api.ts";
import type { ServiceAnswer } from "./market.ts";
import { placeOrder, type TestOrder, write } from "./orders.ts";
import type { Answer, Person } from "./person.ts";
import { chainNow } from "./proposals.ts";

type Where = Pick<TestServer, "chain">;
type Signer = Pick<LocalAccount, "signTypedData">;

/** What differs from a review that the server takes from this person now. */
export type ReviewChanges = {
  order?: Hex;
  subject?: Hex;
  stars?: number;
  text?: string;
  signedAt?: number;
  /** Who signs, when it is not the one who hands it in. */
  signer?: Signer;
};

/** An order that its client approved. */
export async function completedOrder(
  server: TestServer,
  { service, client, seller }: { service: ServiceAnswer; client: Person; seller: Person },
): Promise<TestOrder> {
  const order = await placeOrder(server, { service, client });
  await order.act(client, "start", await write(client, "requirements", order.id));
  const { round } = (await order.mirrored()).state;
  await order.act(seller, "deliver", round, await write(seller, "delivery", order.id));
  await order.act(client, "approve");
  await order.mirrored();
  return order;
}

/** A review by `who`, of the order's other party unless `changes` say otherwise. */
export async function signReview(
  server: Where,
  who: Person,
  order: TestOrder,
  changes: ReviewChanges = {},
): Promise<ReviewInput> {
  const { client, seller } = order.terms;
  const { signer = who.account, stars = 5, text = "Quick, kind and exact." } = changes;
  const { signedAt = await chainNow(server), subject = who.address === client ? seller : client } = changes;
  const { chainId, escrow } = server.chain;
  const review = { order: changes.order ?? order.id, subject, stars, text, signedAt: BigInt(signedAt) };
  const signature = await signer.signTypedData(reviewTypedData({ chainId, escrow, review }));
  return { stars, text, signedAt, signature };
}

/** A reply by `who` to a review that `of` says. */
export async function signReply(
  server: Where,
  who: Person,
  { of, order, text = "Thank you." }: { of: ReviewInput; order: TestOrder; text?: string },
): Promise<{ text: string; signedAt: number; signature: Hex }> {
  const { chainId, escrow } = server.chain;
  const { stars, signedAt } = of;
  const review = {
    order: order.id,
    subject: who.address,
    stars,
    text: of.text,
    signedAt: BigInt(signedAt),
  };
  const named = hashTypedData(reviewTypedData({ chainId, escrow, review }));
  const now = await chainNow(server);
  const reply = { review: named, text, signedAt: BigInt(now) };
  const signature = await who.account.signTypedData(reviewReplyTypedData({ chainId, escrow, reply }));
  return { text, signedAt: now, signature };
}

export function postReview(who: Person, order: Hex, json: ReviewInput): Promise<Answer<OrderReviews>> {
  return who.request<OrderReviews>("POST", `/api/orders/${order}/review`, { json });
}

export function reviewsOf(who: Person, order: Hex): Promise<Answer<OrderReviews>> {
  return who.request<OrderReviews>("GET", `/api/orders/${order}/reviews`);
}

/** What everybody sees of an account. */
export function accountReviews(who: Person, of: string, query = ""): Promise<Answer<ReviewPage>> {
  return who.request<ReviewPage>("GET", `/api/accounts/${of}/reviews${query}`);
}
