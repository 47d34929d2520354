import { Prisma } from "../generated/client.ts";

/** How words find a row with a text `search`: which it must be, and how well it matches, 0 to 1. */
export type Match = {
  /** What the statement says once, in its WITH: words are read once, not for each row. */
  asked: Prisma.Sql;
  condition: Prisma.Sql;
  rank: Prisma.Sql;
};

/** Full text, as people type it: quotes, OR and minus mean what they mean elsewhere, and nothing typed is an error. */
export function matchOf(q: string, row: Prisma.Sql = Prisma.sql`s`): Match {
  const query = Prisma.sql`(SELECT query FROM asked)`;
  // The quick one takes a word that must not be there for one that is missing, and finds all alike. A minus means that
  // after anything but a letter or a digit: `"a sign"-neon`, too.
  const rank = /(^|[^\p{L}\p{N}])-/u.test(q) ? Prisma.sql`ts_rank_cd` : Prisma.sql`ts_rank`;
  return {
    asked: Prisma.sql`asked AS MATERIALIZED (SELECT websearch_to_tsquery('english', ${q}) AS query)`,
    condition: Prisma.sql`${row}."search" @@ ${query}`,
    rank: Prisma.sql`${rank}(${row}."search", ${query}, 32)`,
  };
}
