import { Prisma } from "../generated/client.ts";

/** How words find a row `s` with a text `search`: which it must be, and how well it matches, 0 to 1. */
export type Match = { condition: Prisma.Sql; rank: Prisma.Sql };

/** Full text, as people type it: quotes, OR and minus mean what they mean elsewhere, and nothing typed is an error. */
export function matchOf(q: string, row: Prisma.Sql = Prisma.sql`s`): Match {
  const query = Prisma.sql`websearch_to_tsquery('english', ${q})`;
  return {
    condition: Prisma.sql`${row}."search" @@ ${query}`,
    rank: Prisma.sql`ts_rank_cd(${row}."search", ${query}, 32)`,
  };
}
