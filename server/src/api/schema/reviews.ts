import { z } from "zod";
import { Address, Cursor, Hash, OrderId, Person, Seconds, Signature, Terms } from "./common.ts";

const Side = z.enum(["client", "seller"]);
const Stars = z.int().min(1).max(5);
/** Signed as it is: the page trims it before the wallet is asked. */
const Words = z
  .string()
  .min(1)
  .max(2000)
  .refine((text) => text === text.trim(), "must not begin or end with a space");

/** A party's EIP-712 signature over `Review` in the escrow's domain. */
export const ReviewInput = z
  .object({ stars: Stars, text: Words, signedAt: Seconds, signature: Signature })
  .meta({ id: "ReviewInput" });

/** The subject's EIP-712 signature over `ReviewReply`, which names the review by its digest. */
export const ReviewReplyInput = z
  .object({ text: Words, signedAt: Seconds, signature: Signature })
  .meta({ id: "ReviewReplyInput" });

export const Review = z
  .object({
    order: OrderId,
    author: Person,
    subject: Address,
    /** What the author was in the order. */
    side: Side,
    stars: Stars,
    text: z.string(),
    signedAt: Seconds,
    signature: Signature,
    /** From when everybody sees it: ahead only in the author's own. */
    visibleAt: Seconds,
    reply: z.object({ text: z.string(), signedAt: Seconds, signature: Signature }).nullable(),
    /** The published service it is about. */
    service: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  })
  .meta({ id: "Review" });

const SideReview = z.object({
  /** That there is one; of the other side's the parties are told before they can read it. */
  written: z.boolean(),
  review: Review.nullable(),
});

/** What the parties of an order say of each other, by who wrote it. */
export const OrderReviews = z
  .object({
    client: SideReview,
    seller: SideReview,
    /** When it can be reviewed no more; null while the order is neither completed nor settled. */
    until: Seconds.nullable(),
  })
  .meta({ id: "OrderReviews" });

export const ReviewsQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export const AccountReviewsQuery = ReviewsQuery.extend({
  /** What the account was in the orders. */
  as: Side.default("seller"),
});
export const ProofsQuery = AccountReviewsQuery.extend({ order: OrderId.optional() });

export const ReviewPage = z
  .object({ items: z.array(Review), nextCursor: Cursor.nullable() })
  .meta({ id: "ReviewPage" });

/** One review as anybody can check it with `verifyReview` of the sdk, without this site. */
export const ReviewProof = z
  .object({
    format: z.literal("holdfast-review"),
    version: z.literal(1),
    chainId: z.int(),
    escrow: Address,
    author: Address,
    /** Their hash is the order's id, which proves whose order it was. */
    terms: Terms,
    review: z.object({
      order: Hash,
      subject: Address,
      stars: Stars,
      text: z.string(),
      signedAt: Seconds,
      signature: Signature,
    }),
    reply: z.object({ text: z.string(), signedAt: Seconds, signature: Signature }).nullable(),
  })
  .meta({ id: "ReviewProof" });

export const ReviewProofs = z
  .object({ items: z.array(ReviewProof), nextCursor: Cursor.nullable() })
  .meta({ id: "ReviewProofs" });
