import { z } from "zod";

const Count = z.int();
/** Basis points; null where there is nothing to divide by. */
const Rate = z.int().nullable();
const Rating = z.object({
  /** How many reviews gave one star, two, ... five. */
  stars: z.tuple([Count, Count, Count, Count, Count]),
  reviews: Count,
  /** Average stars, 1 to 5. */
  rating: z.number().nullable(),
});

/** An account's record (RVW-2), of orders in the tokens that the operator lists. */
export const AccountRecord = z
  .object({
    seller: Rating.extend({
      completed: Count,
      /** Orders that the seller took on and that are over, but for those the client took back before the work began. */
      ended: Count,
      cancelledAlone: Count,
      /** The client agreed, or left the question unanswered. */
      cancelledAgreed: Count,
      onTime: Count,
      late: Count,
      /** Median seconds to an answer, of the last 90 days. */
      responseTime: z.int().nullable(),
      completionRate: Rate,
      cancellationRate: Rate,
      agreedCancellationRate: Rate,
      onTimeRate: Rate,
    }),
    client: Rating.extend({
      completed: Count,
      ended: Count,
      /** Taken back before the work began. */
      cancelled: Count,
      disputed: Count,
      completionRate: Rate,
      cancellationRate: Rate,
      disputeRate: Rate,
    }),
  })
  .meta({ id: "AccountRecord" });
