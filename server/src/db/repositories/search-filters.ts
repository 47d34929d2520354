import type { ServiceSearch } from "../../domain/services/ports.ts";
import { Prisma } from "../generated/client.ts";
import type { Match } from "./search-words.ts";

/** Conditions on a service `s`, by what they filter; none for what is not asked for. */
export type Filters = Record<"token" | "days" | "rating" | "ordering" | "tag", Prisma.Sql[]>;

/** What the facets count: each leaves its own filter out. */
export function facetFilters(search: ServiceSearch): Filters {
  const { token, minPrice, maxPrice, deliveryTime, minRating, ordering, tag } = search;
  const is = <Value>(value: Value | undefined, condition: (value: Value) => Prisma.Sql) =>
    value === undefined ? [] : [condition(value)];
  return {
    token: [
      ...is(token, (address) => Prisma.sql`s."fromToken" = ${address}`),
      ...is(minPrice, (least) => Prisma.sql`s."fromPrice" >= ${least.toString()}::numeric`),
      ...is(maxPrice, (most) => Prisma.sql`s."fromPrice" <= ${most.toString()}::numeric`),
    ],
    days: is(deliveryTime, (seconds) => Prisma.sql`s."fastest" <= ${seconds}::int`),
    rating: is(minRating, (least) => Prisma.sql`s."rating" >= ${least}::float8`),
    ordering: is(ordering, (one) => Prisma.sql`s."ordering" = ${one}`),
    tag: is(tag, (one) => Prisma.sql`s."tags" @> ARRAY[${one}]::text[]`),
  };
}

/** What every facet keeps to: who may see it, the words, the category. */
export function common(search: ServiceSearch, words: Match | null): Prisma.Sql {
  const { states, category, seller } = search;
  // One state is said as one, for an index that begins with it to give its order.
  const state =
    states.length === 1
      ? Prisma.sql`s."state" = ${states[0]}`
      : Prisma.sql`s."state" = ANY(${[...states]}::text[])`;
  const filters = [state];
  if (category !== undefined) filters.push(Prisma.sql`s."category" = ${category}`);
  if (seller !== undefined) filters.push(Prisma.sql`s."seller" = ${seller}`);
  if (words) filters.push(words.condition);
  return Prisma.join(filters, " AND ");
}

/** All that is asked of a service `s`. */
export function matching(search: ServiceSearch, words: Match | null): Prisma.Sql {
  return Prisma.join([common(search, words), ...Object.values(facetFilters(search)).flat()], " AND ");
}
