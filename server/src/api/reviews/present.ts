import { termsToJson } from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { z } from "zod";
import type { NamedReviews } from "../../domain/reviews/list-reviews.ts";
import type { OrderReviews as OrderReviewsView, SideReview } from "../../domain/reviews/order-reviews.ts";
import type { ProvenReview, ReviewRecord } from "../../domain/reviews/ports.ts";
import type { OrderReviews, Review, ReviewPage, ReviewProof } from "../schema/reviews.ts";

type Names = ReadonlyMap<Address, string>;

export function presentOrderReviews(view: OrderReviewsView): z.input<typeof OrderReviews> {
  const side = ({ written, review }: SideReview) => ({
    written,
    review: review && presentReview(review, view.names),
  });
  return { client: side(view.client), seller: side(view.seller), until: view.until };
}

export function presentReviews({ items, names, nextCursor }: NamedReviews): z.input<typeof ReviewPage> {
  return { items: items.map((review) => presentReview(review, names)), nextCursor };
}

export function presentProof(
  { chainId, escrow }: { chainId: number; escrow: Address },
  { author, terms, order, subject, stars, text, signedAt, signature, reply }: ProvenReview,
): z.input<typeof ReviewProof> {
  return {
    format: "holdfast-review",
    version: 1,
    chainId,
    escrow,
    author,
    terms: termsToJson(terms),
    review: { order, subject, stars, text, signedAt, signature },
    reply,
  };
}

function presentReview({ author, ...review }: ReviewRecord, names: Names): z.input<typeof Review> {
  return { ...review, author: { address: author, name: names.get(author) ?? "" } };
}
