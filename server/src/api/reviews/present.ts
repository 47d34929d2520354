import { termsToJson } from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import type { People } from "../../domain/accounts/ports.ts";
import type { NamedReviews } from "../../domain/reviews/list-reviews.ts";
import type { OrderReviews as OrderReviewsView, SideReview } from "../../domain/reviews/order-reviews.ts";
import type { ProvenReview, ReviewRecord } from "../../domain/reviews/ports.ts";
import { presentPerson } from "../accounts/present.ts";
import type { OrderReviews, Review, ReviewPage, ReviewProof } from "../schema/reviews.ts";

export function presentOrderReviews(view: OrderReviewsView): z.input<typeof OrderReviews> {
  const side = ({ written, review }: SideReview) => ({
    written,
    review: review && presentReview(review, view.people),
  });
  return { client: side(view.client), seller: side(view.seller), until: view.until };
}

export function presentReviews({ items, people, nextCursor }: NamedReviews): z.input<typeof ReviewPage> {
  return { items: items.map((review) => presentReview(review, people)), nextCursor };
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

function presentReview({ author, ...review }: ReviewRecord, people: People): z.input<typeof Review> {
  return { ...review, author: presentPerson(personOf(people, author)) };
}
