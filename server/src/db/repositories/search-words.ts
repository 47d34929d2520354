import type { ServiceSearch } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";

/** How words find a service `s`: which it must be, and how well it matches, 0 to 1. */
export type Match = { condition: Prisma.Sql; rank: Prisma.Sql };

/** So few found by their words are few enough to look for what was mistyped. */
const FEW = 3;
/** How like a part of the title the words must be, 0 to 1. */
const LIKENESS = "0.45";
const MOST_LIKE = 200;

/**
 * Full text, as people type it: quotes, OR and minus mean what they mean elsewhere, and nothing typed is an error. Where
 * that finds little, titles that look like the words are found, too.
 */
export async function matchOf(db: PrismaClient, { q = "", states }: ServiceSearch): Promise<Match> {
  const query = Prisma.sql`websearch_to_tsquery('english', ${q})`;
  const rank = Prisma.sql`(ts_rank_cd(s."search", ${query}, 32) * 0.75 + word_similarity(${q}, s."title") * 0.25)`;
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT s."id" FROM "Service" s WHERE s."search" @@ ${query} AND s."state" = ANY(${[...states]}::text[]) LIMIT ${FEW}`;
  // Fewer than three letters in a row have nothing that an index could find.
  if (found.length === FEW || !/[\p{L}\p{N}]{3}/u.test(q)) {
    return { condition: Prisma.sql`s."search" @@ ${query}`, rank };
  }
  const [, like] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`,
    db.$queryRaw<{ id: string }[]>`
      SELECT s."id" FROM "Service" s WHERE ${q} <% s."title" AND s."state" = ANY(${[...states]}::text[])
      ORDER BY word_similarity(${q}, s."title") DESC, s."id" LIMIT ${MOST_LIKE}`,
  ]);
  const ids = [...found, ...like].map(({ id }) => id);
  return { condition: Prisma.sql`s."id" = ANY(${ids}::text[])`, rank };
}
