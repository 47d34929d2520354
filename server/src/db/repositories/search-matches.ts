import { Prisma } from "../generated/client.ts";
import { literal } from "./values.ts";

/** So many rows say how rare matches are: with fewer than `common` among them, all there are can be gathered. */
const SAMPLE = { rows: 100, common: 8 };
/** The same, where the best can be gathered apart: they are fewer, so that only what is commoner is walked for. */
const SAMPLE_OF_BEST = { rows: 40, common: 6 };
/** Who are the best need not be like all others: so many rows are walked at most before all matches are gathered after all. */
const MOST_WALKED = 4_000;

/** Rows that an index has in order: all that are asked for, or those of one kind. */
type Part = {
  /** What a row must be in any case. */
  base: Prisma.Sql;
  order: Prisma.Sql;
  /** Where a page begins in that order. */
  beyond: Prisma.Sql;
};

/**
 * The first rows that match, in an order. How rare words are together, and what a filter leaves of them, nobody knows
 * beforehand, and the planner's guess is at times wrong by a hundred: so a sample is looked at. Where enough of it
 * matches, the order's own index is walked until there are `limit`; else all that match are gathered, and sorted: among
 * the best first, where these have an index of their own. Either way costs what the matches deserve, and one prepared
 * plan serves all words.
 */
export function firstMatches(
  asked: Part & {
    /** What is searched, with the name that the expressions give its row. */
    table: Prisma.Sql;
    row: Prisma.Sql;
    columns: Prisma.Sql;
    /** What else is asked of a row: words, filters. */
    conditions: readonly Prisma.Sql[];
    /** What the sample is the first of. */
    sample: Prisma.Sql;
    /** `order`, said of `columns`. */
    found: Prisma.Sql;
    limit: number;
    /** Where no index has all of `order`: what each has of it. */
    parts?: readonly Part[];
    /** What only the first rows in the order are, each wider than the one before, with an index of `conditions` for these alone. */
    best?: readonly Prisma.Sql[];
  },
): Prisma.Sql {
  const { table, row, columns, conditions, sample, found, order, limit, best = [] } = asked;
  const parts = asked.parts ?? [asked];
  const from = Prisma.sql`FROM ${table} ${row}`;
  const all = (of: readonly Prisma.Sql[]) => Prisma.join([...of], " UNION ALL ");
  const end = Prisma.sql`ORDER BY ${found} LIMIT ${literal(limit)}`;
  if (conditions.length === 0) {
    const firsts = parts.map(
      (part) => Prisma.sql`
        (SELECT ${columns} ${from} WHERE ${part.base} AND ${part.beyond}
        ORDER BY ${part.order} LIMIT ${literal(limit)})`,
    );
    return firsts.length === 1 ? all(firsts) : Prisma.sql`SELECT * FROM (${all(firsts)}) firsts ${end}`;
  }
  const matches = Prisma.join([...conditions], " AND ");
  const { rows, common } = best.length > 0 ? SAMPLE_OF_BEST : SAMPLE;
  const isFull = (name: Prisma.Sql) => Prisma.sql`(SELECT count(*) FROM ${name}) = ${literal(limit)}`;
  const walks = parts.map(
    (part, at) => Prisma.sql`
      ${named("part", at)} AS MATERIALIZED (
        SELECT ${columns} FROM (
          SELECT * ${from} WHERE (SELECT common FROM hint) AND ${part.base} AND ${part.beyond}
          ORDER BY ${part.order} LIMIT ${literal(MOST_WALKED)}
        ) ${row} WHERE ${matches} ORDER BY ${part.order} LIMIT ${literal(limit)}
      )`,
  );
  const ends = parts.map(
    (part, at) => Prisma.sql`
      (${isFull(named("part", at))}
        OR NOT EXISTS (SELECT ${from} WHERE ${part.base} AND ${part.beyond} OFFSET ${literal(MOST_WALKED)}))`,
  );
  // Nothing is ordered before an OFFSET: what is gathered is found by what is asked of it, never by walking.
  // "done0": whether walking was enough; each next: whether it, or what was gathered before, was.
  const gathered = [...best, Prisma.sql`true`].map(
    (among, at) => Prisma.sql`
      ${named("gathered", at)} AS MATERIALIZED (
        SELECT ${columns} FROM (
          SELECT * ${from} WHERE NOT (SELECT "all" FROM ${named("done", at)})
            AND ${asked.base} AND ${among} AND ${matches} AND ${asked.beyond} OFFSET 0
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
      SELECT count(*) FILTER (WHERE ${matches}) >= ${literal(common)} AS common
      FROM (SELECT * ${from} WHERE ${asked.base} ORDER BY ${sample} LIMIT ${literal(rows)}) ${row}
    ),
    ${Prisma.join(walks, ", ")},
    done0 AS MATERIALIZED (SELECT (SELECT common FROM hint) AND ${Prisma.join(ends, " AND ")} AS "all"),
    ${Prisma.join(gathered, ", ")}
    (SELECT * FROM (${all(parts.map((_, at) => Prisma.sql`SELECT * FROM ${named("part", at)}`))}) firsts
      WHERE (SELECT "all" FROM done0) ${end})
    UNION ALL ${all(taken)}`;
}

const named = (name: string, at: number) => Prisma.raw(`${name}${at}`);
