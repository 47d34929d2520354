import type { Facets, ServiceSearch } from "../../domain/services/ports.ts";
import { type PrismaClient, rowsOf } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { type Filters, facetFilters, NO_FILTERS } from "./search-filters.ts";
import { MOST_LOOKED_AT } from "./search-limits.ts";
import { matchingServices, orderOf } from "./search-order.ts";
import type { Match } from "./search-words.ts";
import { literal } from "./values.ts";

const MOST_TAGS = 12;
const DAY = 86_400;

/** Average stars that one may ask for, at least. */
const RATINGS = [4, 4.5];

/**
 * What is counted, of each kind over the services that pass all filters but the kind's own: how many are within each
 * class, or the value of each service, for `counted` to count.
 */
export type FacetRow = {
  looked: number;
  ratings: number[];
  days: number[];
  categories: string[] | null;
  tokens: (string | null)[] | null;
  orderings: string[] | null;
  tags: string[][] | null;
};

/** Of what was looked at, what is weighed and counted. */
export const BEST = Prisma.sql`best AS NOT MATERIALIZED (SELECT * FROM looked LIMIT ${literal(MOST_LOOKED_AT)})`;

/** How many services each filter would leave, all other filters kept; of the best matches where there are many. */
export async function countFacets(
  db: PrismaClient,
  search: ServiceSearch,
  words: Match | null,
): Promise<Facets> {
  const unfiltered = { ...search, ...NO_FILTERS, sort: "relevance" as const };
  const looked = matchingServices(unfiltered, words, {
    by: orderOf(unfiltered, null),
    columns: Prisma.sql`, ${facetColumns(search)}`,
    cursor: null,
    limit: MOST_LOOKED_AT,
  });
  const [row] = await rowsOf<{ facets: FacetRow }>(
    db,
    Prisma.sql`
      WITH ${words ? Prisma.sql`${words.asked},` : Prisma.empty} looked AS MATERIALIZED (${looked}), ${BEST}
      SELECT ${facetRow(search)} AS facets`,
  );
  if (!row) throw new Error("Counts are a row, whatever is found.");
  return readFacets(row.facets, search);
}

/** What `facetRow` counts by, of a service `s`, and which filters it passes. */
export function facetColumns(search: ServiceSearch): Prisma.Sql {
  const filters = facetFilters(search);
  const passing = inUse(search).map(
    (name) => Prisma.sql`, coalesce(${Prisma.join(filters[name], " AND ")}, false) AS ${passes(name)}`,
  );
  const own = Prisma.sql`s."category", s."fromToken", s."ordering", s."rating", s."fastest", s."tags"`;
  return passing.length > 0 ? Prisma.sql`${own}${Prisma.join(passing, "")}` : own;
}

/**
 * A `FacetRow` as JSON, of rows "best" with the columns of `facetColumns`. Who asked counts equal values: here it would
 * take a pass for each kind.
 */
export function facetRow(search: ServiceSearch): Prisma.Sql {
  const used = inUse(search);
  const others = (own?: Filter) =>
    Prisma.join([Prisma.sql`true`, ...used.flatMap((name) => (name === own ? [] : [passes(name)]))], " AND ");
  const each = (conditions: readonly Prisma.Sql[], own: Filter) => {
    const counts = conditions.map((one) => Prisma.sql`count(*) FILTER (WHERE ${others(own)} AND ${one})`);
    return Prisma.sql`ARRAY[${Prisma.join(counts, ", ")}]`;
  };
  const ratings = RATINGS.map((least) => Prisma.sql`"rating" >= ${least}::float8`);
  const days = search.dayClasses.map((most) => Prisma.sql`"fastest" <= ${most * DAY}::int`);
  return Prisma.sql`(SELECT row_to_json(counts) FROM (
    SELECT count(*) AS looked, ${each(ratings, "rating")} AS ratings, ${each(days, "days")} AS days,
      json_agg("category") FILTER (WHERE ${others()}) AS categories,
      json_agg("fromToken") FILTER (WHERE ${others("token")}) AS tokens,
      json_agg("ordering") FILTER (WHERE ${others("ordering")}) AS orderings,
      json_agg("tags") FILTER (WHERE ${others("tag")}) AS tags
    FROM best
  ) counts)`;
}

type Filter = keyof Filters;

/** What is filtered by. */
function inUse(search: ServiceSearch): Filter[] {
  const filters = facetFilters(search);
  return (Object.keys(filters) as Filter[]).filter((name) => filters[name].length > 0);
}

function passes(filter: Filter): Prisma.Sql {
  return Prisma.raw(`passes_${filter}`);
}

export function readFacets(row: FacetRow, search: ServiceSearch): Facets {
  const { looked, ratings, days, categories, tokens, orderings, tags } = row;
  return {
    counted: looked,
    isSample: looked === MOST_LOOKED_AT,
    category: counted(categories),
    tag: counted(tags?.flat() ?? null).slice(0, MOST_TAGS),
    token: counted(tokens),
    rating: among(RATINGS, ratings),
    days: among(search.dayClasses, days),
    ordering: counted(orderings),
  };
}

/** How often each value is there, the commonest first, of equals the first of the alphabet. */
function counted(values: readonly (string | null)[] | null) {
  const counts = new Map<string, number>();
  for (const value of values ?? []) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function among(classes: readonly number[], counts: readonly number[]) {
  return classes.flatMap((value, at) => {
    const count = counts[at] ?? 0;
    return count > 0 ? [{ value: String(value), count }] : [];
  });
}
