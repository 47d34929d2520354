import type { ServiceSearch } from "../../domain/services/ports.ts";
import { Prisma } from "../generated/client.ts";
import type { Match } from "./search-words.ts";

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

/** Each order without words is an index's own, the price in several tokens at once excepted. */
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
        ? number(
            Prisma.sql`round(coalesce(s."fromPrice" / power(10::numeric, ${decimals(search)}), 0), 18)`,
            true,
          )
        : number(Prisma.sql`s."fromPrice"`, true);
    case "rating":
      return float(Prisma.sql`s."weighted"`);
    case "relevance":
      return words
        ? number(Prisma.sql`round((${words.rank} * s."score")::numeric, 9)`)
        : float(Prisma.sql`s."score"`);
  }
}

/** To compare prices as people read them. */
function decimals({ tokens }: ServiceSearch): Prisma.Sql {
  if (tokens.length === 0) return Prisma.sql`0`;
  const cases = tokens.map((token) => Prisma.sql`WHEN ${token.address} THEN ${token.decimals}::numeric`);
  return Prisma.sql`CASE s."fromToken" ${Prisma.join(cases, " ")} ELSE 0 END`;
}
