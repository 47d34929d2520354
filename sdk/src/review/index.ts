export type { ReviewProof, ReviewsExport } from "./export.ts";
export {
  type ReviewCheck,
  type ReviewClient,
  type ReviewFlaw,
  type ReviewVerdict,
  reviewDigest,
  verifyReview,
} from "./verify-review.ts";
export { type ReviewsVerdict, verifyReviews } from "./verify-reviews.ts";
