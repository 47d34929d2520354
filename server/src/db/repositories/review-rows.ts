import { OrderStatus } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { ReviewRecord, ReviewSide } from "../../domain/reviews/ports.ts";
import { Prisma } from "../generated/client.ts";

/** A review and, of the service it is about, the title while everybody can see it. */
export type ReviewRow = Prisma.ReviewGetPayload<object> & { serviceTitle: string | null };

/** Reviews of orders that have ended: what a reorganisation took back counts no more. To be followed by WHERE. */
export const endedReviews = Prisma.sql`
  SELECT r.*, s."title" AS "serviceTitle" FROM "Review" r
  JOIN "Order" o ON o."id" = r."orderId" AND o."status" IN (${OrderStatus.Completed}, ${OrderStatus.Settled})
  LEFT JOIN "Service" s ON s."id" = r."serviceId" AND s."state" = 'published'`;

/** A stored review as the domain knows it. */
export function toReviewRecord(row: ReviewRow): ReviewRecord {
  const { reply, replySignedAt, replySignature, serviceId, serviceTitle } = row;
  const isReplied = reply !== null && replySignedAt !== null && replySignature !== null;
  return {
    order: row.orderId as Hash,
    author: row.author as Address,
    subject: row.subject as Address,
    // Only the store writes this column.
    side: row.side as ReviewSide,
    stars: row.stars,
    text: row.text,
    signedAt: Number(row.signedAt),
    signature: row.signature as Hex,
    visibleAt: row.visibleAt.getTime() / 1000,
    reply: isReplied
      ? { text: reply, signedAt: Number(replySignedAt), signature: replySignature as Hex }
      : null,
    service: serviceId !== null && serviceTitle !== null ? { id: serviceId, title: serviceTitle } : null,
  };
}
