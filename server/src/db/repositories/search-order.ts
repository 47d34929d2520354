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
  shape: /^-?\d{1,80}(\.\d{1,40})?(e-?\d{1,2})?$/,
  isUp,
});
const float = (key: Prisma.Sql): Order => ({ ...number(key), after: (text) => Prisma.sql`${text}::float8` });

/** Each order without words is an index's own; prices in several tokens are merged from each token's part of one. */
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
        ? number(Prisma.sql`coalesce(s."fromPrice" * ${unit(search)}, 0)`, true)
        : number(Prisma.sql`s."fromPrice"`, true);
    case "rating":
      return float(Prisma.sql`s."weighted"`);
    case "relevance":
      return words
        ? float(Prisma.sql`${words.rank} * s."score"`)
        : { ...float(Prisma.sql`s."score"`), isScore: true };
  }
}

/** What the smallest unit of a service's token is of a whole one: to compare prices as people read them, exactly. */
function unit({ tokens }: ServiceSearch): Prisma.Sql {
  if (tokens.length === 0) return Prisma.sql`1`;
  const cases = tokens.map((token) => Prisma.sql`WHEN ${token.address} THEN ${unitOf(token)}`);
  return Prisma.sql`CASE s."fromToken" ${Prisma.join(cases, " ")} ELSE 1 END`;
}

type Token = ServiceSearch["tokens"][number];

function unitOf({ decimals }: Token): Prisma.Sql {
  return Prisma.sql`1e-${literal(decimals)}`;
}

/**
 * The first services that match, in an order, from a cursor on: rows with "id", "sortkey" and the columns asked for.
 * @param by the order; its cursor is `cursor`
 */
export function matchingServices(
  search: ServiceSearch,
  words: Match | null,
  asked: { by: Order; columns: Prisma.Sql; cursor: Cursor; limit: number },
): Prisma.Sql {
  const { by, cursor, limit } = asked;
  const { key, after, isUp } = by;
  const way = isUp ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const conditions = [...(words ? [words.condition] : []), ...Object.values(facetFilters(search)).flat()];
  const isMerged = isByAnyPrice(search);
  const least = [baseOf(search)];
  // What is priced in a token that the site has no more stands in no part: the same whether parts are walked or not.
  if (isMerged)
    least.push(Prisma.sql`s."fromToken" = ANY(${search.tokens.map(({ address }) => address)}::text[])`);
  // One seller's are few, whatever is asked of them.
  const isFew = search.seller !== undefined;
  const base = Prisma.join(isFew ? [...least, ...conditions] : least, " AND ");
  return firstMatches({
    table: Prisma.sql`"Service"`,
    row: Prisma.sql`s`,
    columns: Prisma.sql`s."id", ${key} AS sortkey${asked.columns}`,
    base,
    conditions: isFew ? [] : conditions,
    sample: Prisma.sql`s."score" DESC, s."id" DESC`,
    order: Prisma.sql`${key} ${way}, s."id" ${way}`,
    found: Prisma.sql`sortkey ${way}, "id" ${way}`,
    beyond: cursor
      ? Prisma.sql`(${key}, s."id") ${isUp ? Prisma.sql`>` : Prisma.sql`<`} (${after(cursor[0])}, ${cursor[1]})`
      : Prisma.sql`true`,
    limit,
    ...(by.isScore && words && { best: BEST_SELLERS }),
    ...(isMerged && {
      parts: search.tokens.map((token) => ({
        base: Prisma.sql`${base} AND s."fromToken" = ${token.address}`,
        order: Prisma.sql`s."fromPrice", s."id"`,
        beyond: cursor
          ? Prisma.sql`(s."fromPrice", s."id") > (${cursor[0]}::numeric * ${`1e${token.decimals}`}::numeric, ${cursor[1]})`
          : Prisma.sql`true`,
      })),
    }),
  });
}

/** Prices in all of the site's tokens: an index has each token's in their order. */
function isByAnyPrice({ sort, token, tokens, states }: ServiceSearch): boolean {
  // Drafts may have no price yet; one's own are few.
  return sort === "price" && token === undefined && tokens.length > 0 && states.length === 1;
}
