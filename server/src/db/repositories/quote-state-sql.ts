import { Prisma } from "../generated/client.ts";
import { isOpen } from "./job-hired.ts";
import { PENDING, TAKEN } from "./quote-sql.ts";

/**
 * What came of the signatures of "Quote" q, now or before: 3 an order of its client's stands under its seller's word, 2 one
 * waits for the seller's, 1 one with the very terms was taken back, 0 one with earlier terms was. Null: none was placed.
 */
const PLACED = Prisma.sql`(
  SELECT max(CASE
    WHEN ${TAKEN} THEN 3
    WHEN o."status" = ${PENDING} THEN 2
    WHEN x."content" = q."content" AND x."terms" = q."terms" THEN 1
    ELSE 0 END)
  FROM (
    SELECT q."content", q."terms" WHERE q."content" IS NOT NULL
    UNION ALL SELECT r."content", r."terms" FROM "RetiredQuote" r WHERE r."quoteId" = q."id"
  ) x
  JOIN "Order" o ON o."client" = q."client" AND o."content" = x."content" AND o."terms" = x."terms")`;

/** Whether the seller took the signature of "Quote" q back on the chain, by itself or with all of its epoch. */
const CANCELLED = Prisma.sql`(
  (SELECT true FROM "OfferCancellation" c WHERE c."seller" = q."seller" AND c."offer" = q."termsHash")
  OR q."epoch" <> coalesce((SELECT e."epoch" FROM "SellerEpoch" e WHERE e."seller" = q."seller"), 0))`;

/** Whether the job of "Quote" q was closed or has somebody; null when it is for none. */
const MISSED = Prisma.sql`(SELECT NOT ${isOpen(Prisma.sql`j`)} FROM "Job" j WHERE j."id" = q."jobId")`;

/**
 * Where "Quote" q stands (LST-4), for its page and for lists alike. The chain decides first: who paid with the seller's
 * signature has an order, whatever was said here before.
 *
 * Every look is a scalar one, for one row: an EXISTS might be planned as a walk through all jobs, or all cancellations.
 * @param now unix seconds of the chain
 */
export function quoteStateSql(now: number): Prisma.Sql {
  // A second that is the limit's own still counts, as for the contract. OFFSET 0: the orders are looked at once.
  return Prisma.sql`(SELECT CASE
      WHEN f.placed = 3 THEN 'paid'
      WHEN q."state" = 'asked' THEN 'pending_quote'
      WHEN q."state" NOT IN ('quoted', 'accepted') THEN q."state"
      WHEN f.placed IS DISTINCT FROM 2 AND ${MISSED} THEN 'missed'
      WHEN q."validUntil" < ${BigInt(now)} THEN 'expired'
      WHEN f.placed = 1 OR (f.placed IS DISTINCT FROM 2 AND ${CANCELLED}) THEN 'void'
      ELSE q."state" END
    FROM (SELECT ${PLACED} AS placed OFFSET 0) f)`;
}
