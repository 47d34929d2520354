import { getAddress, type Hash, type Hex } from "viem";
import { z } from "zod";
import { listReviews } from "../../domain/reviews/list-reviews.ts";
import { orderReviews } from "../../domain/reviews/order-reviews.ts";
import { replyToReview } from "../../domain/reviews/reply-to-review.ts";
import { writeReview } from "../../domain/reviews/write-review.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import { Address, OrderId } from "../schema/common.ts";
import {
  AccountReviewsQuery,
  OrderReviews,
  ProofsQuery,
  ReviewInput,
  ReviewPage,
  ReviewProofs,
  ReviewReplyInput,
  ReviewsQuery,
} from "../schema/reviews.ts";
import { presentOrderReviews, presentProof, presentReviews } from "./present.ts";

const OrderIn = z.object({ id: OrderId });
const AccountIn = z.object({ address: Address });

export const reviewRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/orders/{id}/reviews",
    tag: "Reviews",
    summary: "What the parties of an order say of each other: one's own, and the other's once it is public",
    auth: "required",
    params: OrderIn,
    answer: OrderReviews,
    refusals: [],
    async handle({ context, caller, params }) {
      return presentOrderReviews(await orderReviews(context, { id: params.id as Hash, caller }));
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/review",
    tag: "Reviews",
    summary: "Review the other party of an ended order (EIP-712); written anew while nobody else sees it",
    auth: "required",
    params: OrderIn,
    body: ReviewInput,
    answer: OrderReviews,
    refusals: ["not_allowed", "wrong_state", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      // Checking a contract's signature is a call to the node.
      await limitWriting(context, caller.address);
      const signature = body.signature as Hex;
      const input = { ...body, id: params.id as Hash, caller, signature };
      return presentOrderReviews(await writeReview(context, input));
    },
  }),
  route({
    method: "post",
    path: "/api/orders/{id}/review/reply",
    tag: "Reviews",
    summary: "Reply, once, to the public review of oneself in an order (EIP-712)",
    auth: "required",
    params: OrderIn,
    body: ReviewReplyInput,
    answer: OrderReviews,
    refusals: ["wrong_state", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      const signature = body.signature as Hex;
      const input = { ...body, id: params.id as Hash, caller, signature };
      return presentOrderReviews(await replyToReview(context, input));
    },
  }),
  route({
    method: "get",
    path: "/api/accounts/{address}/reviews",
    tag: "Reviews",
    summary: "What an account's clients say of it, or its sellers, the newest first",
    auth: "none",
    params: AccountIn,
    query: AccountReviewsQuery,
    answer: ReviewPage,
    refusals: ["not_found"],
    async handle({ context, params, query }) {
      return presentReviews(await listReviews(context, { subject: getAddress(params.address), ...query }));
    },
  }),
  route({
    method: "get",
    path: "/api/accounts/{address}/reviews/proofs",
    tag: "Reviews",
    summary: "The same with signatures and terms, for whoever checks them with the sdk alone",
    auth: "none",
    params: AccountIn,
    query: ProofsQuery,
    answer: ReviewProofs,
    refusals: ["not_found"],
    async handle({ context, params, query }) {
      const { order, ...page } = query;
      const { items, nextCursor } = await context.reviews.proofs({
        ...page,
        subject: getAddress(params.address),
        order: order as Hash | undefined,
        now: await context.clock(),
      });
      return { items: items.map((one) => presentProof(context, one)), nextCursor };
    },
  }),
  route({
    method: "get",
    path: "/api/services/{id}/reviews",
    tag: "Reviews",
    summary: "What clients say of a seller after ordering a service, the newest first",
    auth: "none",
    params: z.object({ id: z.uuid() }),
    query: ReviewsQuery,
    answer: ReviewPage,
    refusals: [],
    async handle({ context, params, query }) {
      return presentReviews(await listReviews(context, { service: params.id, ...query }));
    },
  }),
];
