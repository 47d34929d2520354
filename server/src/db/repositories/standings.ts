import type { Address } from "viem";
import { averageStars } from "../../domain/standing/average-stars.ts";
import type { Standing, StandingStore, Stars } from "../../domain/standing/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { copyToServices } from "./copy-to-services.ts";
import { countStandings } from "./count-standings.ts";

const NOBODY: Standing = {
  stars: [0, 0, 0, 0, 0],
  completed: 0,
  ended: 0,
  cancelledAlone: 0,
  cancelledAgreed: 0,
  onTime: 0,
  late: 0,
  responseTime: null,
  score: 0,
  clientStars: [0, 0, 0, 0, 0],
  clientCompleted: 0,
  clientEnded: 0,
  clientCancelled: 0,
  clientDisputed: 0,
};

/** How many more marks than it takes a batch looks at, so that it finds some which no other instance has. */
const LOOKED_AT = 4;
/** Milliseconds: a batch with the busiest sellers of all. */
const TRANSACTION_TIMEOUT = 60_000;
const CONNECTION_WAIT = 20_000;

/** Standings in PostgreSQL, of orders in these tokens. */
export function createStandingStore(
  db: PrismaClient,
  tokens: readonly { address: Address }[],
): StandingStore {
  const listed = tokens.map(({ address }) => address);
  return {
    async find(account) {
      const row = await db.standing.findUnique({ where: { account } });
      if (!row) return NOBODY;
      const { account: _, updatedAt: __, stars, clientStars, ...numbers } = row;
      return { ...numbers, stars: stars as unknown as Stars, clientStars: clientStars as unknown as Stars };
    },

    async refresh({ limit, now }, judge) {
      return db.$transaction(
        async (tx) => {
          const marks = await takeMarks(tx, limit);
          if (marks.length === 0) return 0;
          const accounts = marks.map(({ account }) => account);
          const counted = await countStandings(tx, { accounts, listed, now });
          const rows = counted.map(({ voiced, ...row }) => ({ ...row, ...judge(voiced) }));
          await tx.$executeRaw`
            INSERT INTO "Standing" ("account", "stars", "completed", "ended", "cancelledAlone", "cancelledAgreed",
              "onTime", "late", "responseTime", "score", "clientStars", "clientCompleted", "clientEnded",
              "clientCancelled", "clientDisputed", "updatedAt")
            SELECT "account", "stars", "completed", "ended", "cancelledAlone", "cancelledAgreed", "onTime", "late",
              "responseTime", "score", "clientStars", "clientCompleted", "clientEnded", "clientCancelled",
              "clientDisputed", ${new Date(now * 1000)}::timestamp
            FROM json_populate_recordset(NULL::"Standing", ${JSON.stringify(rows)}::json)
            ON CONFLICT ("account") DO UPDATE SET
              ("stars", "completed", "ended", "cancelledAlone", "cancelledAgreed", "onTime", "late", "responseTime",
               "score", "clientStars", "clientCompleted", "clientEnded", "clientCancelled", "clientDisputed",
               "updatedAt")
              = (EXCLUDED."stars", EXCLUDED."completed", EXCLUDED."ended", EXCLUDED."cancelledAlone",
                 EXCLUDED."cancelledAgreed", EXCLUDED."onTime", EXCLUDED."late", EXCLUDED."responseTime",
                 EXCLUDED."score", EXCLUDED."clientStars", EXCLUDED."clientCompleted", EXCLUDED."clientEnded",
                 EXCLUDED."clientCancelled", EXCLUDED."clientDisputed", EXCLUDED."updatedAt")`;
          await copyToServices(
            tx,
            rows.map(({ account, score, weighted, stars, completed }) => ({
              ...{ account, score, weighted, completed },
              rating: averageStars(stars),
              reviews: stars.reduce((sum, count) => sum + count, 0),
            })),
          );
          await removeMarks(tx, marks);
          return marks.length;
        },
        { timeout: TRANSACTION_TIMEOUT, maxWait: CONNECTION_WAIT },
      );
    },

    async markDue(now) {
      const moment = Prisma.sql`${new Date(now * 1000)}::timestamp`;
      // A review that was visible when it was kept has its mark from then; this is for those that waited.
      await db.$executeRaw`
        INSERT INTO "StaleStanding" ("account")
        SELECT r."subject" FROM "Review" r LEFT JOIN "Standing" s ON s."account" = r."subject"
        WHERE r."visibleAt" <= ${moment} AND r."visibleAt" > ${moment} - interval '2 days'
          AND (s."account" IS NULL OR s."updatedAt" < r."visibleAt")
        UNION
        SELECT s."account" FROM "Standing" s WHERE s."updatedAt" < ${moment} - interval '1 day'
        ORDER BY 1
        ON CONFLICT ("account") DO NOTHING`;
    },
  };
}

/** An account and the transaction that marked it last. */
type Mark = { account: string; mark: string };

/**
 * The oldest marks of accounts that no other instance is at, which is told by a lock of its own until this transaction
 * ends: the marks themselves are free, so that nobody who marks waits. What was committed before this look is counted
 * after it; who marks later changes `xmin`, and the mark stays.
 */
function takeMarks(tx: Prisma.TransactionClient, limit: number): Promise<Mark[]> {
  return tx.$queryRaw<Mark[]>`
    WITH oldest AS MATERIALIZED (
      SELECT "account", xmin::text AS "mark" FROM "StaleStanding" ORDER BY "since" LIMIT ${limit * LOOKED_AT})
    SELECT "account", "mark" FROM oldest
    WHERE pg_try_advisory_xact_lock(hashtextextended('standing ' || "account", 0)) LIMIT ${limit}`;
}

/** Those that are as they were. One that is being marked this very moment stays, and nobody waits. */
async function removeMarks(tx: Prisma.TransactionClient, marks: readonly Mark[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "StaleStanding" WHERE "account" IN (
      SELECT s."account" FROM "StaleStanding" s
      JOIN json_to_recordset(${JSON.stringify(marks)}::json) AS t("account" text, "mark" text)
        ON s."account" = t."account" AND s.xmin::text = t."mark"
      FOR UPDATE OF s SKIP LOCKED)`;
}
