import type { ServiceSearch } from "../../domain/services/ports.ts";
import { Prisma } from "../generated/client.ts";
import { baseOf, facetFilters } from "./search-filters.ts";
import { firstMatches } from "./search-matches.ts";
import type { Match } from "./search-words.ts";
import { literal } from "./values.ts";

/** A sort key's text and an id; null: from the beginning. */
export type Cursor = readonly [string, string] | null;

/** What a page is sorted by, of a service `s`, and how a cursor says it. */
export type Order = {
  key: Prisma.Sql;
  /** The key's value as a text that `after` reads back to the very same. */
  text(value: Prisma.Sql): Prisma.Sql;
  after(key: string): Prisma.Sql;
  /** What such a text looks like: the database is to read it. */
  shape: RegExp;
  isUp: boolean;
  /** By the seller's score, and nothing else. */
  isScore?: true;
  /** By prices in one token: the filters by token and by price are a range of that order's own index. */
  isOneToken?: true;
};

/**
 * Who stands clearly above a newcomer (docs/ranking.md), and who above: of their services the words have an index each,
 * `Service_search_best_idx` and `Service_search_good_idx`, whose conditions these are.
 */
const BEST_SELLERS = [Prisma.sql`s."score" >= 0.79`, Prisma.sql`s."score" >= 0.75`];

const number = (key: Prisma.Sql, isUp = false): Order => ({
  key,
  text: (value) => Prisma.sql`${value}::text`,
  after: (text) => Prisma.sql`${text}::numeric`,
  shape: /^-?\d{1,80}(\.\d{1,40})?(e[-+]?\d{1,2})?$/,
  isUp,
});
const float = (key: Prisma.Sql, isUp = false): Order => ({
  ...number(key, isUp),
  after: (text) => Prisma.sql`${text}::float8`,
});

/** Each order without words is an index's own; prices in one token and in all have one each. */
export function orderOf(search: ServiceSearch, words: Match | null): Order {
  switch (search.sort) {
    case "newest": {
      const own = search.states.length > 1;
      const key = own ? Prisma.sql`coalesce(s."publishedAt", s."createdAt")` : Prisma.sql`s."publishedAt"`;
      return {
        key,
        text: (value) => Prisma.sql`round(extract(epoch FROM ${value}) * 1000)::text`,
        after: (text) =>
          Prisma.sql`(timestamp 'epoch' + ${text}::bigint * interval '1 millisecond')::timestamp(3)`,
        shape: /^\d{1,14}$/,
        isUp: false,
      };
    }
    case "price":
      return search.token === undefined
        ? float(Prisma.sql`s."fromAmount"`, true)
        : { ...number(Prisma.sql`s."fromPrice"`, true), isOneToken: true };
    case "rating":
      return float(Prisma.sql`s."weighted"`);
    case "relevance":
      return words
        ? float(Prisma.sql`${words.rank} * s."score"`)
        : { ...float(Prisma.sql`s."score"`), isScore: true };
  }
}

/** Where each row stands in the table, for its card to be read from there: words are read from the rows themselves. */
const WITH_PLACE = Prisma.sql`(SELECT ctid AS tid, * FROM "Service")`;
/** Without words an index has all that is asked of a row: where it stands only the row would know. */
const NO_PLACE = Prisma.sql`NULL::tid AS tid`;

/**
 * The first services that match, in an order, from a cursor on: rows with "id", "tid" where there are words, "sortkey" and the columns asked for.
 * @param by the order; its cursor is `cursor`
 */
export function matchingServices(
  search: ServiceSearch,
  words: Match | null,
  asked: { by: Order; columns: Prisma.Sql; cursor: Cursor; limit: number; page?: number },
): Prisma.Sql {
  const { by, cursor, limit, page = limit } = asked;
  const { key, after, isUp } = by;
  const way = isUp ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const { token, ...others } = facetFilters(search);
  const least = [baseOf(search), ...(by.isOneToken ? token : [])];
  const asides = [
    ...(words ? [words.condition] : []),
    ...(by.isOneToken ? [] : token),
    ...Object.values(others).flat(),
  ];
  // One seller's are few, whatever is asked of them.
  const isFew = search.seller !== undefined;
  const order = Prisma.sql`${key} ${way}, s."id" ${way}`;
  return firstMatches({
    table: words ? WITH_PLACE : Prisma.sql`"Service"`,
    row: Prisma.sql`s`,
    columns: Prisma.sql`s."id", ${words ? Prisma.sql`s.tid` : NO_PLACE}, ${key} AS sortkey${asked.columns}`,
    base: Prisma.join(isFew ? [...least, ...asides] : least, " AND "),
    conditions: isFew ? [] : asides,
    // Filters alone leave much: those who have sold long say more of it than the newest or the cheapest.
    sample: words || by.isOneToken ? order : Prisma.sql`s."score" DESC, s."id" DESC`,
    order,
    beyond: cursor
      ? Prisma.sql`(${key}, s."id") ${isUp ? Prisma.sql`>` : Prisma.sql`<`} (${after(cursor[0])}, ${cursor[1]})`
      : Prisma.sql`true`,
    ...{ limit, page },
    ...(by.isScore && words && { best: BEST_SELLERS }),
  });
}

/** Services that match, in no order, to be counted: rows without columns. */
export function anyServices(search: ServiceSearch, words: Match, limit: number): Prisma.Sql {
  const conditions = [baseOf(search), words.condition, ...Object.values(facetFilters(search)).flat()];
  return Prisma.sql`SELECT FROM "Service" s WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${literal(limit)}`;
}
