import { Prisma } from "../generated/client.ts";
import { isOpen } from "./job-hired.ts";
import { PENDING, TAKEN } from "./quote-sql.ts";

/** What was signed for "Quote" q, now or before. */
const SIGNED = Prisma.sql`(
    SELECT q."content", q."terms" WHERE q."content" IS NOT NULL
    UNION ALL SELECT r."content", r."terms" FROM "RetiredQuote" r WHERE r."quoteId" = q."id"
  )`;

/** Whether "Quote" q is paid: an order of its client's stands under its seller's signature. */
const PAID = Prisma.sql`EXISTS (
  SELECT 1 FROM ${SIGNED} x
  JOIN "Order" o ON o."client" = q."client" AND o."content" = x."content" AND o."terms" = x."terms"
  WHERE ${TAKEN})`;

/** Whether an order of its client's waits for the seller's acceptance, under terms that were signed for "Quote" q. */
const WAITING = Prisma.sql`EXISTS (
  SELECT 1 FROM ${SIGNED} x
  JOIN "Order" o ON o."client" = q."client" AND o."content" = x."content" AND o."terms" = x."terms"
  WHERE o."status" = ${PENDING})`;

/** Whether the contract takes the signature of "Quote" q no more, its time apart: cancelled, or placed and taken back. */
const VOID = Prisma.sql`(
  EXISTS (SELECT 1 FROM "OfferCancellation" c WHERE c."seller" = q."seller" AND c."offer" = q."termsHash")
  OR q."epoch" <> coalesce((SELECT e."epoch" FROM "SellerEpoch" e WHERE e."seller" = q."seller"), 0)
  OR EXISTS (SELECT 1 FROM "Order" o
    WHERE o."client" = q."client" AND o."content" = q."content" AND o."terms" = q."terms"))`;

/** Whether the job of "Quote" q, if it is for one, was closed or has somebody. */
function missed(): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Job" j WHERE j."id" = q."jobId" AND NOT ${isOpen(Prisma.sql`j`)})`;
}

/**
 * Where "Quote" q stands (LST-4), for its page and for lists alike. The chain decides first: who paid with the seller's
 * signature has an order, whatever was said here before. @param now unix seconds of the chain
 */
export function quoteStateSql(now: number): Prisma.Sql {
  // A second that is the limit's own still counts, as for the contract.
  const isOver = Prisma.sql`q."validUntil" < ${BigInt(now)}`;
  return Prisma.sql`CASE
    WHEN ${PAID} THEN 'paid'
    WHEN q."state" = 'asked' THEN 'pending_quote'
    WHEN q."state" NOT IN ('quoted', 'accepted') THEN q."state"
    WHEN ${WAITING} THEN CASE WHEN ${isOver} THEN 'expired' ELSE q."state" END
    WHEN ${missed()} THEN 'missed'
    WHEN ${isOver} THEN 'expired'
    WHEN ${VOID} THEN 'void'
    ELSE q."state" END`;
}
