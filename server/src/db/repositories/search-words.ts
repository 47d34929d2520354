import { Prisma } from "../generated/client.ts";
import { putRight } from "./search-vocabulary.ts";

/** How words find a row with a text `search`: which it must be, and how well it matches, 0 to 1. */
export type Match = {
  /** What the statement says once, in its WITH: words are read, and put right where nothing has them, once. */
  asked: Prisma.Sql;
  /** The words that were looked for instead of those that were typed; null: none. */
  correctedTo: Prisma.Sql;
  condition: Prisma.Sql;
  rank: Prisma.Sql;
};

/**
 * Full text, as people type it: quotes, OR and minus mean what they mean elsewhere, and nothing typed is an error.
 * @param conditions what else is asked of a row: where none of these has the words, others may have been meant
 */
export function matchOf(
  q: string,
  { table, row, conditions }: { table: Prisma.Sql; row: Prisma.Sql; conditions: readonly Prisma.Sql[] },
): Match {
  const query = Prisma.sql`(SELECT query FROM asked)`;
  // The quick one takes a word that must not be there for one that is missing, and finds all alike. A minus means that
  // after anything but a letter or a digit: `"a sign"-neon`, too.
  const rank = /(^|[^\p{L}\p{N}])-/u.test(q) ? Prisma.sql`ts_rank_cd` : Prisma.sql`ts_rank`;
  // "matching": planned for all of them, and so by the index of words; read no further than to the first.
  return {
    asked: Prisma.sql`
      typed AS MATERIALIZED (SELECT websearch_to_tsquery('english', ${q}) AS query),
      matching AS MATERIALIZED (
        SELECT FROM ${table} ${row}
        WHERE ${row}."search" @@ (SELECT query FROM typed) AND ${Prisma.join([...conditions], " AND ")}
      ),
      instead AS MATERIALIZED (SELECT ${putRight(q, Prisma.sql`EXISTS (SELECT FROM matching)`)} AS text),
      asked AS MATERIALIZED (
        SELECT coalesce(websearch_to_tsquery('english', instead.text), typed.query) AS query FROM typed, instead
      )`,
    correctedTo: Prisma.sql`(SELECT text FROM instead)`,
    condition: Prisma.sql`${row}."search" @@ ${query}`,
    rank: Prisma.sql`${rank}(${row}."search", ${query}, 32)`,
  };
}
