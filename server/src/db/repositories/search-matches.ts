import { Prisma } from "../generated/client.ts";
import { literal } from "./values.ts";

/** So many rows say how rare matches are: with fewer than `COMMON` among them, all there are can be gathered. */
const SAMPLE = 200;
const COMMON = 12;

/**
 * The first rows that match, in an order. How rare words are together, and what a filter leaves of them, nobody knows
 * beforehand, and the planner's guess is at times wrong by a hundred: so a sample is looked at. Where enough of it
 * matches, the order's own index is walked until there are `limit`; else all that match are gathered, and sorted. Either
 * way costs what the matches deserve, and one prepared plan serves all words.
 */
export function firstMatches(asked: {
  /** What is searched, with the name that the expressions give its row. */
  table: Prisma.Sql;
  row: Prisma.Sql;
  columns: Prisma.Sql;
  /** What a row must be in any case: an index of each order begins with it. */
  base: Prisma.Sql;
  /** What else is asked of it: words, filters. */
  conditions: readonly Prisma.Sql[];
  /** What the sample is the first of. */
  sample: Prisma.Sql;
  order: Prisma.Sql;
  /** Where a page begins in that order. */
  beyond: Prisma.Sql;
  limit: number;
  /** Walks along `order` where no index has all of it: the first rows under these conditions, from `beyond` on. */
  walk?: (conditions: Prisma.Sql) => Prisma.Sql;
}): Prisma.Sql {
  const { table, row, columns, base, conditions, sample, order, beyond, limit } = asked;
  const end = Prisma.sql`ORDER BY ${order} LIMIT ${literal(limit)}`;
  const along =
    asked.walk ??
    ((all) => Prisma.sql`SELECT ${columns} FROM ${table} ${row} WHERE ${all} AND ${beyond} ${end}`);
  if (conditions.length === 0) return along(base);
  const matches = Prisma.join([...conditions], " AND ");
  // No index knows "IS TRUE", and nothing is ordered before an OFFSET: each way is the one it is meant to be.
  return Prisma.sql`
    WITH hint AS MATERIALIZED (
      SELECT count(*) FILTER (WHERE ${matches}) >= ${literal(COMMON)} AS common
      FROM (SELECT * FROM ${table} ${row} WHERE ${base} ORDER BY ${sample} LIMIT ${literal(SAMPLE)}) ${row}
    )
    (${along(Prisma.sql`(SELECT common FROM hint) AND ${base} AND (${matches}) IS TRUE`)})
    UNION ALL
    (SELECT ${columns} FROM (
      SELECT * FROM ${table} ${row}
      WHERE NOT (SELECT common FROM hint) AND ${base} AND ${matches} AND ${beyond} OFFSET 0
    ) ${row} ${end})`;
}
