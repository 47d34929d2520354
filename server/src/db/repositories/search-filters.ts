import type { ServiceSearch } from "../../domain/services/ports.ts";
import { Prisma } from "../generated/client.ts";
import { literal } from "./values.ts";

/** Conditions on a service `s`, by what they filter; none for what is not asked for. */
export type Filters = Record<"token" | "days" | "rating" | "ordering" | "tag", Prisma.Sql[]>;

/** A search without them. */
export const NO_FILTERS = {
  ...{ token: undefined, minPrice: undefined, maxPrice: undefined, deliveryTime: undefined },
  ...{ minRating: undefined, ordering: undefined, tag: undefined },
} as const satisfies Partial<ServiceSearch>;

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

/** What a service `s` must be in any case, whatever is counted: one that the caller may see, in the category. */
export function baseOf({ states, category, seller }: ServiceSearch): Prisma.Sql {
  // One state is said as one, for an index that begins with it to give its order.
  const [only = "published"] = states;
  const state =
    states.length === 1
      ? Prisma.sql`s."state" = ${literal(only)}`
      : Prisma.sql`s."state" = ANY(${[...states]}::text[])`;
  const filters = [state];
  if (category !== undefined) filters.push(Prisma.sql`s."category" = ${category}`);
  if (seller !== undefined) filters.push(Prisma.sql`s."seller" = ${seller}`);
  return Prisma.join(filters, " AND ");
}
