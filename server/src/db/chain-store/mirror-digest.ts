import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";

/** Rows and a digest of one table's content. */
export type TableDigest = { rows: number; digest: string };

/**
 * Each table with what orders its rows. Of the blocks only those with events count: which others are kept depends on
 * when the mirror looked.
 */
const TABLES: Record<string, { key: string; where?: string }> = {
  Checkpoint: { key: '"id"' },
  ChainBlock: {
    key: '"number"',
    where: 'EXISTS (SELECT 1 FROM "ChainEvent" e WHERE e."blockNumber" = t."number")',
  },
  ChainEvent: { key: '"blockNumber", "logIndex"' },
  Order: { key: '"id"' },
  Balance: { key: '"account", "token"' },
  Movement: { key: '"blockNumber", "logIndex", "position"' },
  Commitment: { key: '"blockNumber", "logIndex", "author"' },
  OfferCancellation: { key: '"seller", "offer"' },
  SellerEpoch: { key: '"seller"' },
};

/** Two mirrors of the same chain have the same digests, row for row (FEATURES OPS-5). */
export async function mirrorDigest(db: PrismaClient): Promise<Record<string, TableDigest>> {
  const digests: Record<string, TableDigest> = {};
  for (const [name, { key, where = "TRUE" }] of Object.entries(TABLES)) {
    const [row] = await db.$queryRaw<TableDigest[]>`
      SELECT count(*)::int AS "rows",
             coalesce(md5(string_agg(md5(t::text), '' ORDER BY ${Prisma.raw(key)})), '') AS "digest"
      FROM ${Prisma.raw(`"${name}"`)} t WHERE ${Prisma.raw(where)}`;
    if (row) digests[name] = row;
  }
  return digests;
}
