import { Prisma } from "../generated/client.ts";
import { literal } from "./values.ts";

/**
 * `rows` of the sample say how rare matches are: with fewer than `common` among them all there are can be gathered. What
 * comes after the sample may be otherwise: after `walked` rows of the order all matches are gathered after all.
 */
const SAMPLE = { rows: 100, common: 8, walked: 4_000 };
/** Where the best can be gathered apart: they are fewer, so that only what is commoner is walked for. */
const SAMPLE_OF_BEST = { rows: 40, common: 6, walked: 4_000 };
/** Where a page is enough: it is complete sooner, so that walking pays for rarer ones, too. */
const SAMPLE_OF_PAGE = { rows: 100, common: 4, walked: 2_500 };
/** So many rows are a page at most. */
const PAGE = 100;
/** With so many matches in the sample all rows that are asked for are walked to: counting them apart would cost more. */
const ABUNDANT = 12;

/**
 * The first rows that match, in an order. How rare words are together, and what a filter leaves of them, nobody knows
 * beforehand, and the planner's guess is at times wrong by a hundred: so a sample is looked at. Where enough of it
 * matches, the order's own index is walked until there are `limit`; else all that match are gathered, and sorted: among
 * the best first, where these have an index of their own. Either way costs what the matches deserve, and one prepared
 * plan serves all words.
 */
export function firstMatches(asked: {
  /** What is searched, with the name that the expressions give its row. */
  table: Prisma.Sql;
  row: Prisma.Sql;
  columns: Prisma.Sql;
  /** What a row must be in any case. */
  base: Prisma.Sql;
  order: Prisma.Sql;
  /** Where a page begins in that order. */
  beyond: Prisma.Sql;
  /** What else is asked of a row: words, filters. */
  conditions: readonly Prisma.Sql[];
  /** What the sample is the first of. */
  sample: Prisma.Sql;
  limit: number;
  /** So many are enough where matches are common, and not abundant: then exactly as many are found, and there may be more. */
  page?: number;
  /** What only the first rows in the order are, each wider than the one before, with an index of `conditions` for these alone. */
  best?: readonly Prisma.Sql[];
}): Prisma.Sql {
  const { table, row, columns, base, conditions, sample, order, beyond, limit, best = [] } = asked;
  const { page = limit } = asked;
  const from = Prisma.sql`FROM ${table} ${row} WHERE ${base}`;
  if (conditions.length === 0) {
    return Prisma.sql`SELECT ${columns} ${from} AND ${beyond} ORDER BY ${order} LIMIT ${literal(limit)}`;
  }
  const matches = Prisma.join([...conditions], " AND ");
  const { rows, common, walked } = best.length > 0 ? SAMPLE_OF_BEST : page <= PAGE ? SAMPLE_OF_PAGE : SAMPLE;
  const isFull = (name: Prisma.Sql) => Prisma.sql`(SELECT count(*) FROM ${name}) = ${literal(limit)}`;
  // Nothing is ordered before an OFFSET: what is gathered is found by what is asked of it, never by walking.
  // "done0": whether walking was enough; each next: whether it, or what was gathered before, was.
  const gathered = [...best, Prisma.sql`true`].map(
    (among, at) => Prisma.sql`
      ${named("gathered", at)} AS MATERIALIZED (
        SELECT ${columns} FROM (
          SELECT * ${from} AND NOT (SELECT "all" FROM ${named("done", at)})
            AND ${among} AND ${matches} AND ${beyond} OFFSET 0
        ) ${row} ORDER BY ${order} LIMIT ${literal(limit)}
      ),
      ${named("done", at + 1)} AS MATERIALIZED (
        SELECT (SELECT "all" FROM ${named("done", at)}) OR ${isFull(named("gathered", at))} AS "all"
      )`,
  );
  const taken = [
    ...best.map(
      (_, at) => Prisma.sql`SELECT * FROM ${named("gathered", at)} WHERE ${isFull(named("gathered", at))}`,
    ),
    Prisma.sql`SELECT * FROM ${named("gathered", best.length)}`,
  ];
  return Prisma.sql`
    WITH hint AS MATERIALIZED (
      SELECT n >= ${literal(common)} AS common,
        CASE WHEN n >= ${literal(ABUNDANT)} THEN ${literal(limit)} ELSE ${literal(page)} END AS enough
      FROM (
        SELECT count(*) FILTER (WHERE ${matches}) AS n
        FROM (SELECT * ${from} ORDER BY ${sample} LIMIT ${literal(rows)}) ${row}
      ) sampled
    ),
    walked AS MATERIALIZED (
      SELECT ${columns} FROM (
        SELECT * ${from} AND (SELECT common FROM hint) AND ${beyond}
        ORDER BY ${order} LIMIT ${literal(walked)}
      ) ${row} WHERE ${matches} ORDER BY ${order} LIMIT (SELECT enough FROM hint)
    ),
    done0 AS MATERIALIZED (
      SELECT (SELECT common FROM hint) AND (
        (SELECT count(*) FROM walked) = (SELECT enough FROM hint)
        OR NOT EXISTS (SELECT ${from} AND ${beyond} OFFSET ${literal(walked)})
      ) AS "all"
    ),
    ${Prisma.join(gathered, ", ")}
    SELECT * FROM walked WHERE (SELECT "all" FROM done0)
    UNION ALL ${Prisma.join(taken, " UNION ALL ")}`;
}

const named = (name: string, at: number) => Prisma.raw(`${name}${at}`);
