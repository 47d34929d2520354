import { isAddressEqual } from "viem";
import type { ReviewsExport } from "./export.ts";
import { type ReviewCheck, type ReviewVerdict, verifyReview } from "./verify-review.ts";

export type ReviewsVerdict = {
  /** Whether it has the form of a list, every review is valid, about the account in its role, and none is there twice. */
  valid: boolean;
  /** Of each review, in the list's order; `misplaced`: it is valid, but not of this list, or there twice. */
  reviews: (ReviewVerdict | { valid: false; flaw: "misplaced" })[];
  /** Of the valid ones: how many had 1 to 5 stars. */
  stars: [number, number, number, number, number];
};

/**
 * Says of an account's exported reviews which are what they claim to be (FEATURES RVW-1, RVW-2). That none was left out
 * no list can prove.
 * @throws whatever the client throws when its node does not answer
 */
export async function verifyReviews(json: unknown, options: ReviewCheck = {}): Promise<ReviewsVerdict> {
  const stars: ReviewsVerdict["stars"] = [0, 0, 0, 0, 0];
  const list = json as ReviewsExport | null;
  const isList = list?.format === "holdfast-reviews" && list.version === 1 && Array.isArray(list.reviews);
  if (!isList) return { valid: false, reviews: [], stars };
  const seen = new Set<string>();
  const reviews: ReviewsVerdict["reviews"] = [];
  for (const one of list.reviews) {
    const verdict = await verifyReview(one, options);
    if (!verdict.valid) {
      reviews.push(verdict);
      continue;
    }
    const { review, terms } = verdict.proof;
    const belongs = isOf(list, { subject: review.subject, party: terms[list.as] });
    if (!belongs || seen.has(review.order)) {
      reviews.push({ valid: false, flaw: "misplaced" });
      continue;
    }
    seen.add(review.order);
    stars[review.stars - 1] = (stars[review.stars - 1] ?? 0) + 1;
    reviews.push(verdict);
  }
  return { valid: reviews.every(({ valid }) => valid), reviews, stars };
}

function isOf(
  { account }: ReviewsExport,
  { subject, party }: { subject: `0x${string}`; party: `0x${string}` | undefined },
): boolean {
  try {
    return party !== undefined && isAddressEqual(subject, account) && isAddressEqual(subject, party);
  } catch {
    return false;
  }
}
