import type { Address } from "viem";
import { averageStars } from "../../domain/standing/average-stars.ts";
import type { Standing, StandingStore, Stars } from "../../domain/standing/ports.ts";
import type { PrismaClient } from "../client.ts";
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

    async refresh(limit, judge) {
      return db.$transaction(
        async (tx) => {
          // Whoever marks one of them again waits for this transaction, and then marks it anew: what was committed
          // before is counted below, what comes later is counted next time.
          const taken = await tx.$queryRaw<{ account: string }[]>`
            WITH marked AS MATERIALIZED (
              SELECT "account" FROM "StaleStanding" ORDER BY "since" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
            DELETE FROM "StaleStanding" USING marked WHERE "StaleStanding"."account" = marked."account"
            RETURNING marked."account"`;
          if (taken.length === 0) return 0;
          const accounts = taken.map(({ account }) => account);
          const counted = await countStandings(tx, { accounts, listed });
          const rows = counted.map(({ voiced, ...row }) => ({ ...row, ...judge(voiced) }));
          await tx.$executeRaw`
            INSERT INTO "Standing" ("account", "stars", "completed", "ended", "cancelledAlone", "cancelledAgreed",
              "onTime", "late", "responseTime", "score", "clientStars", "clientCompleted", "clientEnded",
              "clientCancelled", "clientDisputed", "updatedAt")
            SELECT "account", "stars", "completed", "ended", "cancelledAlone", "cancelledAgreed", "onTime", "late",
              "responseTime", "score", "clientStars", "clientCompleted", "clientEnded", "clientCancelled",
              "clientDisputed", now() AT TIME ZONE 'UTC'
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
            rows.map(({ account, score, weighted, stars }) => ({
              account,
              score,
              weighted,
              rating: averageStars(stars),
            })),
          );
          return taken.length;
        },
        { timeout: TRANSACTION_TIMEOUT, maxWait: CONNECTION_WAIT },
      );
    },

    async markDue() {
      // A review that was visible when it was kept has its mark from then; this is for those that waited.
      await db.$executeRaw`
        INSERT INTO "StaleStanding" ("account")
        SELECT r."subject" FROM "Review" r LEFT JOIN "Standing" s ON s."account" = r."subject"
        WHERE r."visibleAt" <= now() AT TIME ZONE 'UTC' AND r."visibleAt" > now() AT TIME ZONE 'UTC' - interval '2 days'
          AND (s."account" IS NULL OR s."updatedAt" < r."visibleAt")
        UNION
        SELECT s."account" FROM "Standing" s WHERE s."updatedAt" < now() AT TIME ZONE 'UTC' - interval '1 day'
        ORDER BY 1
        ON CONFLICT ("account") DO NOTHING`;
    },
  };
}
