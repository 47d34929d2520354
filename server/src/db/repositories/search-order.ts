import type { ServiceSearch } from "../../domain/services/ports.ts";
import { Prisma } from "../generated/client.ts";
import type { Match } from "./search-words.ts";
import { literal } from "./values.ts";

/** What a page is sorted by, of a service `s`, and how a cursor says it. */
export type Order = {
  key: Prisma.Sql;
  /** The key as a text that `after` reads back to the very same value. */
  text: Prisma.Sql;
  after(key: string): Prisma.Sql;
  /** What such a text looks like: the database is to read it. */
  shape: RegExp;
  isUp: boolean;
};

const number = (key: Prisma.Sql, isUp = false): Order => ({
  key,
  text: Prisma.sql`(${key})::text`,
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
        text: Prisma.sql`round(extract(epoch FROM ${key}) * 1000)::text`,
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
        ? number(Prisma.sql`round((${words.rank} * s."score")::numeric, 9)`)
        : float(Prisma.sql`s."score"`);
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
  return Prisma.sql`${`1e-${decimals}`}::numeric`;
}

/**
 * The beginning of a token's services by price, after `cursor`: an index's own. Its key is that of all tokens together.
 * @param condition what is asked of a service `s`, its token included
 */
export function cheapestOf(
  token: Token,
  {
    condition,
    cursor,
    limit,
  }: { condition: Prisma.Sql; cursor: readonly [string, string] | null; limit: number },
): Prisma.Sql {
  const beyond = cursor
    ? Prisma.sql`(s."fromPrice", s."id") > (${cursor[0]}::numeric * ${`1e${token.decimals}`}::numeric, ${cursor[1]})`
    : Prisma.sql`true`;
  return Prisma.sql`(SELECT s."id", s."fromPrice", s."fromToken" FROM "Service" s WHERE ${condition} AND ${beyond}
    ORDER BY s."fromPrice", s."id" LIMIT ${literal(limit)})`;
}
