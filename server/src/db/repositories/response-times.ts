import { CancelCause, OrderStatus, RequestKind } from "@holdfast/sdk/order";
import { Prisma } from "../generated/client.ts";

/** The newest of what was asked counts: that of so many seconds. */
const LATELY = 90 * 86_400;

const ASKED_OF_SELLER = [RequestKind.CancelByClient, RequestKind.Progress, RequestKind.Refund];

/**
 * A select of `account, median`: the median of seconds from a client's word to the seller's answer, for sellers `whose`
 * (an ANY of addresses) in orders `counts` (a condition on `o`), of the 90 days before `now`, unix seconds of the chain.
 * Words are the first message that the seller has not
 * answered, a request on the chain, an order that waits to be accepted, a quote asked for, and a question on a quote.
 * What was never answered counts nowhere: a client's thanks want no answer.
 */
export function responseTimes(
  whose: Prisma.Sql,
  { counts, now }: { counts: Prisma.Sql; now: number },
): Prisma.Sql {
  const sinceSeconds = BigInt(now - LATELY);
  const since = Prisma.sql`${new Date((now - LATELY) * 1000)}::timestamp`;
  return Prisma.sql`
    SELECT account, (percentile_disc(0.5) WITHIN GROUP (ORDER BY greatest(0, floor(seconds))))::int AS median
    FROM (
      -- Of what the two write, the first words of each turn: a client's, and the seller's that follow.
      SELECT account, extract(epoch FROM answered - "createdAt") AS seconds
      FROM (
        SELECT account, "createdAt", "author" = "client" AS asks,
          lead("createdAt") OVER (PARTITION BY "orderId" ORDER BY "number") AS answered
        FROM (
          SELECT o."seller" AS account, o."client", m."orderId", m."number", m."author", m."createdAt",
            lag(m."author") OVER (PARTITION BY m."orderId" ORDER BY m."number") AS before
          FROM "Order" o JOIN "Message" m ON m."orderId" = o."id" AND m."author" IN (o."client", o."seller")
          WHERE o."seller" = ${whose} AND ${counts}
        ) written WHERE before IS DISTINCT FROM "author"
      ) turns WHERE asks AND answered IS NOT NULL AND "createdAt" > ${since}
      UNION ALL
      SELECT o."seller", next."timestamp" - asked."timestamp"
      FROM "Order" o
      JOIN "ChainEvent" e ON e."orderId" = o."id" AND e."name" = 'RequestOpened'
        AND (e."args"->>'kind')::int = ANY(${ASKED_OF_SELLER}::int[])
      JOIN "ChainBlock" asked ON asked."number" = e."blockNumber" AND asked."timestamp" > ${sinceSeconds}
      JOIN LATERAL (
        SELECT n."name", b."timestamp" FROM "ChainEvent" n JOIN "ChainBlock" b ON b."number" = n."blockNumber"
        WHERE n."orderId" = o."id" AND n."name" IN ('RequestAnswered', 'RequestOpened')
          AND (n."blockNumber", n."logIndex") > (e."blockNumber", e."logIndex")
        ORDER BY n."blockNumber", n."logIndex" LIMIT 1
      ) next ON next."name" = 'RequestAnswered'
      WHERE o."seller" = ${whose} AND ${counts}
      UNION ALL
      -- Taken on at once, nobody was asked.
      SELECT o."seller", coalesce(o."takenAt", o."finishedAt") - o."placedAt"
      FROM "Order" o JOIN "ChainEvent" e ON e."orderId" = o."id" AND e."name" = 'OrderPlaced'
        AND (e."args"->>'status')::int = ${OrderStatus.Pending}::int
      WHERE o."seller" = ${whose} AND ${counts} AND o."placedAt" > ${sinceSeconds}
        AND (o."takenAt" IS NOT NULL OR o."cancelCause" = ${CancelCause.BySeller}::int)
      UNION ALL
      SELECT q."seller", extract(epoch FROM coalesce(q."quotedAt", q."endedAt") - q."createdAt")
      FROM "Quote" q
      WHERE q."seller" = ${whose} AND q."jobId" IS NULL AND q."createdAt" > ${since}
        AND (q."quotedAt" IS NOT NULL OR q."state" = 'declined')
      UNION ALL
      SELECT q."seller", extract(epoch FROM a."answeredAt" - a."createdAt")
      FROM "Quote" q JOIN "QuoteQuestion" a ON a."quoteId" = q."id" AND a."author" = q."client"
      WHERE q."seller" = ${whose} AND a."createdAt" > ${since} AND a."answeredAt" IS NOT NULL
    ) waits
    GROUP BY account`;
}
