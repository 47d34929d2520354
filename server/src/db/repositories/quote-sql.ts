import { Prisma } from "../generated/client.ts";
import { literal } from "./values.ts";

export const PENDING = literal(1);
const CANCELLED = literal(9);

/**
 * Whether the seller stands for "Order" o: the signature went with the payment, or the seller accepted it since. Of one
 * that was cancelled, the status alone does not tell.
 */
export const TAKEN = Prisma.sql`(o."status" NOT IN (${PENDING}, ${CANCELLED}) OR EXISTS (
  SELECT 1 FROM "ChainEvent" e WHERE e."orderId" = o."id" AND (e."name" = 'OrderAccepted'
    OR (e."name" = 'OrderPlaced' AND e."args"->>'status' <> '${PENDING}'))))`;

/**
 * Orders with exactly the terms that were signed for a quote, now or before: not what somebody else placed under the same
 * content. `which` narrows down "Quote" q.
 */
export function quoteOrders(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT x."quoteId", x."termsHash", o."id", o."status", ${TAKEN} AS "taken", o."placedAt"
    FROM (
      SELECT q."id" AS "quoteId", q."client", q."termsHash", q."content", q."terms" FROM "Quote" q
      WHERE q."content" IS NOT NULL AND ${which}
      UNION ALL
      SELECT q."id", q."client", r."termsHash", r."content", r."terms" FROM "Quote" q
      JOIN "RetiredQuote" r ON r."quoteId" = q."id" WHERE ${which}
    ) x
    JOIN "Order" o ON o."client" = x."client" AND o."content" = x."content" AND o."terms" = x."terms"`;
}
