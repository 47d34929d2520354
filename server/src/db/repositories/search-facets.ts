import type { Facets, ServiceSearch } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { common, type Filters, facetFilters } from "./search-filters.ts";
import { MOST_LOOKED_AT } from "./search-limits.ts";
import type { Match } from "./search-words.ts";
import { literal } from "./values.ts";

const MOST_TAGS = 12;
const DAY = 86_400;

type Row = {
  facet: "looked" | "category" | "tag" | "token" | "rating" | "days" | "ordering";
  value: string;
  count: number;
};

/** How many services each filter would leave, all other filters kept; of the best matches where there are many. */
export async function countFacets(
  db: PrismaClient,
  search: ServiceSearch,
  words: Match | null,
): Promise<Facets> {
  const filters = facetFilters(search);
  const holds = (name: keyof Filters) =>
    filters[name].length === 0
      ? Prisma.sql`true`
      : Prisma.sql`coalesce(${Prisma.join(filters[name], " AND ")}, false)`;
  const days = search.dayClasses.map((count) => count);
  const rows = await db.$queryRaw<Row[]>`
    WITH best AS MATERIALIZED (
      SELECT s."category", s."fromToken", s."rating", s."fastest", s."ordering", s."tags",
        ${holds("token")} AS token, ${holds("days")} AS days, ${holds("rating")} AS rated,
        ${holds("ordering")} AS ordered, ${holds("tag")} AS tagged
      FROM "Service" s WHERE ${common(search, words)}
      ORDER BY s."score" DESC, s."id" DESC LIMIT ${literal(MOST_LOOKED_AT)}
    )
    SELECT 'looked' AS facet, '' AS value, count(*)::int AS count FROM best
    UNION ALL SELECT 'category', "category", count(*)::int FROM best
      WHERE token AND days AND rated AND ordered AND tagged GROUP BY 2
    UNION ALL SELECT 'token', "fromToken", count(*)::int FROM best
      WHERE days AND rated AND ordered AND tagged AND "fromToken" IS NOT NULL GROUP BY 2
    UNION ALL SELECT 'rating', least::text, count(*)::int FROM best, unnest(ARRAY[4, 4.5]) AS r(least)
      WHERE token AND days AND ordered AND tagged AND "rating" >= least GROUP BY 2
    UNION ALL SELECT 'days', class::text, count(*)::int FROM best, unnest(${days}::int[]) AS d(class)
      WHERE token AND rated AND ordered AND tagged AND "fastest" <= class * ${DAY} GROUP BY 2
    UNION ALL SELECT 'ordering', "ordering", count(*)::int FROM best
      WHERE token AND days AND rated AND tagged GROUP BY 2
    UNION ALL (SELECT 'tag', tag, count(*)::int FROM best, unnest("tags") AS t(tag)
      WHERE token AND days AND rated AND ordered GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${literal(MOST_TAGS)})`;
  const of = (facet: Row["facet"]) =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }));
  return {
    counted: rows.find(({ facet }) => facet === "looked")?.count ?? 0,
    isSample: rows.some(({ facet, count }) => facet === "looked" && count === MOST_LOOKED_AT),
    category: of("category"),
    tag: of("tag"),
    token: of("token"),
    rating: of("rating"),
    days: of("days"),
    ordering: of("ordering"),
  };
}
