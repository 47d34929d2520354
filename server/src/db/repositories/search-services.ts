import type { Address } from "viem";
import type {
  FoundServices,
  ServiceCardRecord,
  ServiceSearch,
  ServiceState,
} from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { countFacets, type FacetRow, facetColumns, facetRows, readFacets } from "./search-facets.ts";
import { facetFilters, matching } from "./search-filters.ts";
import { MOST_LOOKED_AT } from "./search-limits.ts";
import { cheapestOf, orderOf } from "./search-order.ts";
import { searchCorrected } from "./search-vocabulary.ts";
import { type Match, matchOf } from "./search-words.ts";
import { literal, readCursor, storedAvatar, storedCrop, writeCursor } from "./values.ts";

type Row = {
  id: string;
  state: string;
  title: string;
  category: string;
  coverFile: string | null;
  coverCrop: Prisma.JsonValue;
  seller: string;
  name: string;
  avatarId: string | null;
  avatarCut: Prisma.JsonValue;
  price: string;
  token: string;
  deliveryTime: number;
  completed: number;
  rating: number | null;
  reviews: number;
};
/** Where a service stands in an order: `key` is what it is sorted by. Of a ranked search, all that were looked at. */
type Place = { id: string; key: string; total: number | null; facets: FacetRow[] | null };

/**
 * Browses and searches services (LST-2, docs/ranking.md): full text, what was mistyped put right where nothing has the
 * words, filters, facets; pages by keyset, so that no row is skipped or shown twice while others are published.
 */
export function searchServices(db: PrismaClient, search: ServiceSearch): Promise<FoundServices> {
  return searchCorrected(db, search, (asked) => searchFor(db, asked));
}

async function searchFor(
  db: PrismaClient,
  search: ServiceSearch,
): Promise<Omit<FoundServices, "correctedTo">> {
  const words = search.q ? matchOf(search.q) : null;
  const { shape } = orderOf(search, words);
  const cursor = search.cursor === undefined ? null : readCursor(search.cursor, shape);
  const [found, counted, facets] = await Promise.all([
    db.$queryRaw<Place[]>(places(search, words, cursor)),
    isRanked(search, words) ? null : countMatches(db, search, words),
    search.facets && !countsInPlace(search, words) ? countFacets(db, search, words) : null,
  ]);
  const shown = found.slice(0, search.limit);
  const last = shown.at(-1);
  // A page whose services are gone says nothing of those before it.
  const total = counted ?? found[0]?.total ?? (cursor === null ? 0 : await countMatches(db, search, words));
  return {
    items: await readCards(
      db,
      shown.map(({ id }) => id),
    ),
    nextCursor: found.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total: Math.min(total, MOST_LOOKED_AT),
    totalIsMore: total > MOST_LOOKED_AT,
    facets: countsInPlace(search, words) ? readFacets(found[0]?.facets ?? [], search) : facets,
  };
}

/** Words that everybody uses match too many to weigh each: the best sellers' are, and those are counted with it. */
function isRanked({ sort }: ServiceSearch, words: Match | null): boolean {
  return sort === "relevance" && words !== null;
}

/** With words and no filter, the page and the counts beside it look at the same services: once. */
function countsInPlace(search: ServiceSearch, words: Match | null): boolean {
  const filters = Object.values(facetFilters(search)).flat();
  return search.facets === true && isRanked(search, words) && filters.length === 0;
}

async function countMatches(db: PrismaClient, search: ServiceSearch, words: Match | null): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (
      SELECT FROM "Service" s WHERE ${matching(search, words)} LIMIT ${literal(MOST_LOOKED_AT + 1)}) t`;
  return row?.total ?? 0;
}

/** A page's services and one more, in their order: from an index where there is one for it. */
function places(
  search: ServiceSearch,
  words: Match | null,
  cursor: readonly [string, string] | null,
): Prisma.Sql {
  if (isRanked(search, words)) return rankedPlaces(search, words, cursor);
  const { key, text, after, isUp } = orderOf(search, words);
  const beyond = cursor
    ? Prisma.sql`(${key}, s."id") ${isUp ? Prisma.sql`>` : Prisma.sql`<`} (${after(cursor[0])}, ${cursor[1]})`
    : Prisma.sql`true`;
  const way = isUp ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const page = Prisma.sql`ORDER BY ${key} ${way}, s."id" ${way} LIMIT ${literal(search.limit + 1)}`;
  const part = merged(search, words, cursor);
  const where = part ? beyond : Prisma.sql`${matching(search, words)} AND ${beyond}`;
  return Prisma.sql`
    SELECT s."id", ${text} AS key, NULL::int AS total, NULL::json AS facets FROM ${part ?? Prisma.sql`"Service" s`} WHERE ${where} ${page}`;
}

/** Of the best sellers' matches those that match best. Each is weighed once. */
function rankedPlaces(
  search: ServiceSearch,
  words: Match | null,
  cursor: readonly [string, string] | null,
): Prisma.Sql {
  const { key, after } = orderOf(search, words);
  const beyond = cursor
    ? Prisma.sql`(w.sortkey, w."id") < (${after(cursor[0])}, ${cursor[1]})`
    : Prisma.sql`true`;
  const counts = countsInPlace(search, words);
  const facets = counts
    ? Prisma.sql`(SELECT json_agg(f) FROM (${facetRows(search)}) f)`
    : Prisma.sql`NULL::json`;
  const columns = counts ? Prisma.sql`, ${facetColumns(search)}` : Prisma.empty;
  return Prisma.sql`
    WITH looked AS MATERIALIZED (
      SELECT s."id", s."score", s."search" ${columns} FROM "Service" s
      WHERE ${matching(search, words)} ORDER BY s."score" DESC, s."id" DESC LIMIT ${literal(MOST_LOOKED_AT + 1)}
    ), best AS (SELECT * FROM looked LIMIT ${literal(MOST_LOOKED_AT)}),
    weighed AS MATERIALIZED (SELECT s."id", ${key} AS sortkey FROM best s)
    SELECT w."id", w.sortkey::text AS key, (SELECT count(*)::int FROM looked) AS total, ${facets} AS facets
    FROM weighed w WHERE ${beyond} ORDER BY w.sortkey DESC, w."id" DESC LIMIT ${literal(search.limit + 1)}`;
}

/** Prices in all of the site's tokens: each token's cheapest, of which the cheapest of all are. Null: it need not be. */
function merged(
  search: ServiceSearch,
  words: Match | null,
  cursor: readonly [string, string] | null,
): Prisma.Sql | null {
  const { sort, token, tokens, states, limit } = search;
  // Drafts may have no price yet; one's own are few.
  if (sort !== "price" || token !== undefined || tokens.length === 0 || states.length > 1) return null;
  const parts = tokens.map((one) =>
    cheapestOf(one, {
      condition: matching({ ...search, token: one.address }, words),
      cursor,
      limit: limit + 1,
    }),
  );
  return Prisma.sql`(${Prisma.join(parts, " UNION ALL ")}) s`;
}

/** What the cards of these services show, in the same order. One that was deleted meanwhile is left out. */
async function readCards(db: PrismaClient, ids: readonly string[]): Promise<ServiceCardRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."id", s."state", s."title", s."category", s."seller", a."name", a."avatarId", a."avatarCut", s."rating",
      i."fileId" AS "coverFile", i."crop" AS "coverCrop",
      p."price"::text, p."token", p."deliveryTime",
      coalesce(t."completed", 0) AS completed,
      coalesce((SELECT sum(n)::int FROM unnest(t."stars") AS u(n)), 0) AS reviews
    FROM unnest(${[...ids]}::text[]) WITH ORDINALITY AS found(id, place)
    JOIN "Service" s ON s."id" = found.id
    JOIN "Account" a ON a."address" = s."seller"
    JOIN LATERAL (
      SELECT "price", "token", "deliveryTime" FROM "Package" WHERE "serviceId" = s."id"
      ORDER BY ("token" = s."fromToken") DESC, "price", "tier" LIMIT 1
    ) p ON true
    LEFT JOIN "Standing" t ON t."account" = s."seller"
    LEFT JOIN "ServiceImage" i ON i."serviceId" = s."id" AND i."position" = 0
    ORDER BY found.place`;
  return rows.map(toCard);
}

function toCard(row: Row): ServiceCardRecord {
  const {
    id,
    title,
    category,
    coverFile,
    coverCrop,
    price,
    token,
    deliveryTime,
    completed,
    rating,
    reviews,
  } = row;
  return {
    id,
    title,
    category,
    cover: coverFile === null ? null : { fileId: coverFile, crop: storedCrop(coverCrop) },
    state: row.state as ServiceState,
    seller: { address: row.seller as Address, name: row.name, avatar: storedAvatar(row) },
    from: { price: BigInt(price), token: token as Address, deliveryTime },
    completedOrders: completed,
    rating: rating === null ? null : { average: rating, reviews },
  };
}
