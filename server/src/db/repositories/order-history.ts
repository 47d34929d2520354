import type { HistoryQuery } from "../../domain/orders/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";

export type HistoryRow = {
  blockNumber: bigint;
  logIndex: number;
  txHash: string;
  txFrom: string;
  name: string;
  args: Prisma.JsonValue;
  hash: string;
  timestamp: bigint;
};

/**
 * Some of an order's events by index, one walk for each name: whoever makes thousands of one kind slows nobody who
 * looks for another, and no page reads more than it shows.
 */
export function readHistory(db: PrismaClient, query: HistoryQuery): Promise<HistoryRow[]> {
  const { names, limit, oldestFirst = false } = query;
  const way = oldestFirst ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const walk = (name: Prisma.Sql) => Prisma.sql`
    SELECT * FROM "ChainEvent" e WHERE e."orderId" = ${query.id} ${name} ${bounds(query)}
    ORDER BY e."blockNumber" ${way}, e."logIndex" ${way} LIMIT ${limit}`;
  const found = names
    ? Prisma.sql`
        SELECT found.* FROM unnest(${[...names]}::text[]) AS wanted(name)
        CROSS JOIN LATERAL (${walk(Prisma.sql`AND e."name" = wanted.name`)}) found`
    : walk(Prisma.empty);
  return db.$queryRaw<HistoryRow[]>`
    SELECT f."blockNumber", f."logIndex", f."txHash", f."txFrom", f."name", f."args", b."hash", b."timestamp"
    FROM (${found}) f JOIN "ChainBlock" b ON b."number" = f."blockNumber"
    ORDER BY f."blockNumber" ${way}, f."logIndex" ${way} LIMIT ${limit}`;
}

function bounds({ before, after, beforeTime }: HistoryQuery): Prisma.Sql {
  const all: Prisma.Sql[] = [];
  const place = Prisma.sql`(e."blockNumber", e."logIndex")`;
  if (before) all.push(Prisma.sql`AND ${place} < (${before.block}, ${before.logIndex})`);
  if (after) all.push(Prisma.sql`AND ${place} > (${after.block}, ${after.logIndex})`);
  if (beforeTime !== undefined) {
    // The chain's time never goes back: the last block before the moment bounds the walk.
    all.push(Prisma.sql`AND e."blockNumber" <= (
      SELECT "number" FROM "ChainBlock" WHERE "timestamp" < ${BigInt(beforeTime)}
      ORDER BY "timestamp" DESC, "number" DESC LIMIT 1)`);
  }
  return all.length === 0 ? Prisma.empty : Prisma.join(all, " ");
}
