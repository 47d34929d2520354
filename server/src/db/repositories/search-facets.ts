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

export type FacetRow = {
  facet: "category" | "token" | "ordering" | "tag" | "one";
  value: string;
  count: number;
  /** Of the row "one": what is not grouped by. */
  looked: number | null;
  ratings: number[] | null;
  days: number[] | null;
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
  const rows = await rowsOf<FacetRow>(
    db,
    Prisma.sql`
      WITH ${words ? Prisma.sql`${words.asked},` : Prisma.empty} looked AS MATERIALIZED (${looked}), ${BEST}
      ${facetRows(search)}`,
  );
  return readFacets(rows, search);
}

/** What `facetRows` counts by, of a service `s`, and which filters it passes. */
export function facetColumns(search: ServiceSearch): Prisma.Sql {
  const passes = Object.entries(facetFilters(search)).flatMap(([name, conditions]) =>
    conditions.length === 0
      ? []
      : [Prisma.sql`, coalesce(${Prisma.join(conditions, " AND ")}, false) AS ${passed(name)}`],
  );
  return Prisma.sql`s."category", s."fromToken", s."rating", s."fastest", s."ordering", s."tags"${passes.length > 0 ? Prisma.join(passes, "") : Prisma.empty}`;
}

/** The counts, of rows "best" with the columns of `facetColumns`: each of those that pass all filters but its own. */
export function facetRows(search: ServiceSearch): Prisma.Sql {
  const filters = Object.entries(facetFilters(search)).filter(([, conditions]) => conditions.length > 0);
  const others = (own: keyof Filters | null) =>
    Prisma.join(
      [Prisma.sql`true`, ...filters.flatMap(([name]) => (name === own ? [] : [passed(name)]))],
      " AND ",
    );
  const each = (conditions: readonly Prisma.Sql[], own: keyof Filters) => {
    const counts = conditions.map(
      (one) => Prisma.sql`count(*) FILTER (WHERE ${others(own)} AND ${one})::int`,
    );
    return Prisma.sql`ARRAY[${Prisma.join(counts, ", ")}]`;
  };
  const ratings = RATINGS.map((least) => Prisma.sql`"rating" >= ${least}::float8`);
  const days = search.dayClasses.map((count) => Prisma.sql`"fastest" <= ${count * DAY}::int`);
  // What is grouped by is counted in one pass, what is compared in another, tags in a third.
  return Prisma.sql`
    SELECT 'one' AS facet, '' AS value, 0 AS count, count(*)::int AS looked,
      ${each(ratings, "rating")} AS ratings, ${each(days, "days")} AS days FROM best
    UNION ALL SELECT
      CASE WHEN GROUPING("category") = 0 THEN 'category' WHEN GROUPING("fromToken") = 0 THEN 'token' ELSE 'ordering' END,
      coalesce("category", "fromToken", "ordering"),
      CASE WHEN GROUPING("category") = 0 THEN count(*) FILTER (WHERE ${others(null)})
        WHEN GROUPING("fromToken") = 0 THEN count(*) FILTER (WHERE ${others("token")})
        ELSE count(*) FILTER (WHERE ${others("ordering")}) END::int, NULL, NULL, NULL
      FROM best GROUP BY GROUPING SETS (("category"), ("fromToken"), ("ordering"))
    UNION ALL (SELECT 'tag', tag, count(*)::int, NULL, NULL, NULL FROM
      (SELECT unnest("tags") AS tag FROM best WHERE ${others("tag")}) used
      GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${literal(MOST_TAGS)})`;
}

/** Whether a service passes what filters by it. */
function passed(filter: string): Prisma.Sql {
  return Prisma.raw(`passes_${filter}`);
}

export function readFacets(rows: readonly FacetRow[], search: ServiceSearch): Facets {
  const of = (facet: FacetRow["facet"]) =>
    rows
      .filter((row) => row.facet === facet && row.count > 0 && row.value !== null)
      .map(({ value, count }) => ({ value, count }));
  const one = rows.find(({ facet }) => facet === "one");
  const among = (classes: readonly number[], counts: readonly number[] = []) =>
    classes.flatMap((value, at) => {
      const count = counts[at] ?? 0;
      return count > 0 ? [{ value: String(value), count }] : [];
    });
  const looked = one?.looked ?? 0;
  return {
    counted: looked,
    isSample: looked === MOST_LOOKED_AT,
    category: of("category"),
    tag: of("tag"),
    token: of("token"),
    rating: among(RATINGS, one?.ratings ?? []),
    days: among(search.dayClasses, one?.days ?? []),
    ordering: of("ordering"),
  };
}
