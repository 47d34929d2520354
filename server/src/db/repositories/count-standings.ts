import { CancelCause, OrderStatus } from "@holdfast/sdk/order";
import type { Standing, Voiced } from "../../domain/standing/ports.ts";
import { Prisma } from "../generated/client.ts";
import { responseTimes } from "./response-times.ts";

export type Counted = Omit<Standing, "score"> & { account: string; voiced: Voiced };

type Row = Omit<Counted, "voiced"> & {
  voices: Record<`${keyof Voiced}${"Sum" | "Voices"}`, number>;
};

const { Completed, Cancelled, Settled } = OrderStatus;
const { ByClient, BySeller, RequestAccepted, RequestExpired } = CancelCause;

/**
 * Counts what stands in orders, reviews and messages of these accounts (docs/ranking.md), a row for each. Only orders in
 * `listed` tokens count: a token of somebody's own making can name anybody as its client. Only those taken on count, and
 * of reviews those that everybody sees at `now`, unix seconds of the chain.
 */
export async function countStandings(
  tx: Prisma.TransactionClient,
  { accounts, listed, now }: { accounts: readonly string[]; listed: readonly string[]; now: number },
): Promise<Counted[]> {
  const whose = Prisma.sql`ANY(${[...accounts]}::text[])`;
  const counts = Prisma.sql`(o."token" = ANY(${[...listed]}::text[]) AND o."client" <> o."seller")`;
  const taken = Prisma.sql`(${counts} AND o."takenAt" IS NOT NULL)`;
  const ended = Prisma.sql`(o."status" = ANY(${[Completed, Settled]}::int[])
    OR (o."status" = ${Cancelled}::int AND o."cancelCause" <> ${ByClient}::int))`;
  const alone = Prisma.sql`o."status" = ${Cancelled}::int AND o."cancelCause" = ${BySeller}::int`;
  const agreed = Prisma.sql`o."status" = ${Cancelled}::int
    AND o."cancelCause" = ANY(${[RequestAccepted, RequestExpired]}::int[])`;
  const over = Prisma.sql`o."status" = ANY(${[Completed, Cancelled, Settled]}::int[])`;
  const rows = await tx.$queryRaw<Row[]>`
    WITH dealt AS (
      -- One row for each client of a seller: in the score, each has one voice.
      SELECT o."seller" AS account, o."client",
        count(*) FILTER (WHERE o."status" = ${Completed}::int) AS completed,
        count(*) FILTER (WHERE ${ended}) AS ended,
        count(*) FILTER (WHERE ${alone}) AS alone,
        count(*) FILTER (WHERE ${agreed}) AS agreed,
        count(*) FILTER (WHERE o."onTime") AS ontime,
        count(*) FILTER (WHERE NOT o."onTime") AS late
      FROM "Order" o WHERE o."seller" = ${whose} AND ${taken}
      GROUP BY 1, 2
    ), sold AS (
      SELECT account, sum(completed)::int AS completed, sum(ended)::int AS ended, sum(alone)::int AS alone,
        sum(agreed)::int AS agreed, sum(ontime)::int AS ontime, sum(late)::int AS late,
        sum(completed::numeric / nullif(ended, 0)) AS completedsum,
        sum(alone::numeric / nullif(ended, 0)) AS alonesum,
        count(*) FILTER (WHERE ended > 0) AS endedvoices,
        sum(ontime::numeric / nullif(ontime + late, 0)) AS ontimesum,
        count(*) FILTER (WHERE ontime + late > 0) AS ontimevoices
      FROM dealt GROUP BY 1
    ), bought AS (
      SELECT o."client" AS account,
        count(*) FILTER (WHERE o."status" = ${Completed}::int)::int AS completed,
        count(*)::int AS ended,
        count(*) FILTER (WHERE o."cancelCause" = ${ByClient}::int)::int AS cancelled,
        count(*) FILTER (WHERE EXISTS (
          SELECT FROM "ChainEvent" e WHERE e."orderId" = o."id" AND e."name" = 'OrderDisputed'))::int AS disputed
      FROM "Order" o WHERE o."client" = ${whose} AND ${taken} AND ${over}
      GROUP BY 1
    ), said AS (
      SELECT r."subject" AS account, r."side", r."author",
        count(*) FILTER (WHERE r."stars" = 1) AS one, count(*) FILTER (WHERE r."stars" = 2) AS two,
        count(*) FILTER (WHERE r."stars" = 3) AS three, count(*) FILTER (WHERE r."stars" = 4) AS four,
        count(*) FILTER (WHERE r."stars" = 5) AS five, avg(r."stars") AS mean
      FROM "Review" r JOIN "Order" o ON o."id" = r."orderId"
      WHERE r."subject" = ${whose} AND r."visibleAt" <= ${new Date(now * 1000)}::timestamp AND ${counts}
        AND o."status" = ANY(${[Completed, Settled]}::int[])
        AND ((r."side" = 'client' AND r."author" = o."client" AND r."subject" = o."seller")
          OR (r."side" = 'seller' AND r."author" = o."seller" AND r."subject" = o."client"))
      GROUP BY 1, 2, 3
    ), rated AS (
      SELECT account, "side", ARRAY[sum(one), sum(two), sum(three), sum(four), sum(five)]::int[] AS stars,
        sum(mean) AS meansum, count(*) AS voices
      FROM said GROUP BY 1, 2
    ), answered AS (
      ${responseTimes(whose, { counts, now })}
    )
    SELECT a.account,
      coalesce(rs.stars, '{0,0,0,0,0}') AS "stars",
      coalesce(s.completed, 0) AS "completed", coalesce(s.ended, 0) AS "ended",
      coalesce(s.alone, 0) AS "cancelledAlone", coalesce(s.agreed, 0) AS "cancelledAgreed",
      coalesce(s.ontime, 0) AS "onTime", coalesce(s.late, 0) AS "late",
      w.median AS "responseTime",
      coalesce(rc.stars, '{0,0,0,0,0}') AS "clientStars",
      coalesce(b.completed, 0) AS "clientCompleted", coalesce(b.ended, 0) AS "clientEnded",
      coalesce(b.cancelled, 0) AS "clientCancelled", coalesce(b.disputed, 0) AS "clientDisputed",
      json_build_object(
        'ratingSum', coalesce(rs.meansum, 0)::float8, 'ratingVoices', coalesce(rs.voices, 0),
        'completedSum', coalesce(s.completedsum, 0)::float8, 'completedVoices', coalesce(s.endedvoices, 0),
        'cancelledAloneSum', coalesce(s.alonesum, 0)::float8, 'cancelledAloneVoices', coalesce(s.endedvoices, 0),
        'onTimeSum', coalesce(s.ontimesum, 0)::float8, 'onTimeVoices', coalesce(s.ontimevoices, 0)
      ) AS "voices"
    FROM unnest(${[...accounts]}::text[]) AS a(account)
    LEFT JOIN sold s ON s.account = a.account
    LEFT JOIN bought b ON b.account = a.account
    LEFT JOIN rated rs ON rs.account = a.account AND rs."side" = 'client'
    LEFT JOIN rated rc ON rc.account = a.account AND rc."side" = 'seller'
    LEFT JOIN answered w ON w.account = a.account`;
  return rows.map(({ voices, ...row }) => ({
    ...row,
    voiced: {
      rating: { sum: voices.ratingSum, voices: voices.ratingVoices },
      completed: { sum: voices.completedSum, voices: voices.completedVoices },
      cancelledAlone: { sum: voices.cancelledAloneSum, voices: voices.cancelledAloneVoices },
      onTime: { sum: voices.onTimeSum, voices: voices.onTimeVoices },
    },
  }));
}
