import type { Address } from "viem";
import type {
  FoundServices,
  ServiceCardRecord,
  ServiceSearch,
  ServiceState,
} from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { countFacets } from "./search-facets.ts";
import { matching } from "./search-filters.ts";
import { cheapestOf, orderOf } from "./search-order.ts";
import { type Match, matchOf } from "./search-words.ts";
import { readCursor, storedAvatar, storedCrop, writeCursor } from "./values.ts";

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
  key: string;
};

/** Matches are counted up to here. */
const MOST_COUNTED = 1_000;
/** Of so many words' matches, those of the best sellers are ranked by the words. */
const MOST_RANKED = 500;

/**
 * Browses and searches services (LST-2, docs/ranking.md): full text, trigrams for what was mistyped, filters, facets;
 * pages by keyset, so that no row is skipped or shown twice while others are published.
 */
export async function searchServices(db: PrismaClient, search: ServiceSearch): Promise<FoundServices> {
  const words = search.q ? await matchOf(db, search) : null;
  const { shape } = orderOf(search, words);
  const cursor = search.cursor === undefined ? null : readCursor(search.cursor, shape);
  const [rows, [count], facets] = await Promise.all([
    db.$queryRaw<Row[]>(page(search, words, cursor)),
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (
        SELECT FROM "Service" s WHERE ${matching(search, words)} LIMIT ${MOST_COUNTED + 1}) t`,
    search.facets ? countFacets(db, search, words) : null,
  ]);
  const shown = rows.slice(0, search.limit);
  const last = shown.at(-1);
  const total = count?.total ?? 0;
  return {
    items: shown.map(toCard),
    nextCursor: rows.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total: Math.min(total, MOST_COUNTED),
    totalIsMore: total > MOST_COUNTED,
    facets,
  };
}

/** The ids of a page are found first, from an index where there is one; only then is looked at what the cards show. */
function page(
  search: ServiceSearch,
  words: Match | null,
  cursor: readonly [string, string] | null,
): Prisma.Sql {
  const { key, text, after, isUp } = orderOf(search, words);
  const ranked = search.sort === "relevance" && words !== null;
  const part = ranked ? best(search, words) : merged(search, words, cursor);
  const beyond = cursor
    ? Prisma.sql`(${key}, s."id") ${isUp ? Prisma.sql`>` : Prisma.sql`<`} (${after(cursor[0])}, ${cursor[1]})`
    : Prisma.sql`true`;
  const where = part ? beyond : Prisma.sql`${matching(search, words)} AND ${beyond}`;
  const way = isUp ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    WITH found AS (
      SELECT s."id", ${key} AS sortkey, ${text} AS key FROM ${part ?? Prisma.sql`"Service" s`} WHERE ${where}
      ORDER BY sortkey ${way}, s."id" ${way} LIMIT ${search.limit + 1}
    )
    SELECT s."id", s."state", s."title", s."category", s."seller", a."name", a."avatarId", a."avatarCut", s."rating",
      i."fileId" AS "coverFile", i."crop" AS "coverCrop",
      p."price"::text, p."token", p."deliveryTime", found.key,
      coalesce(t."completed", 0) AS completed,
      coalesce((SELECT sum(n)::int FROM unnest(t."stars") AS u(n)), 0) AS reviews
    FROM found
    JOIN "Service" s ON s."id" = found."id"
    JOIN "Account" a ON a."address" = s."seller"
    JOIN LATERAL (
      SELECT "price", "token", "deliveryTime" FROM "Package" WHERE "serviceId" = s."id"
      ORDER BY ("token" = s."fromToken") DESC, "price", "tier" LIMIT 1
    ) p ON true
    LEFT JOIN "Standing" t ON t."account" = s."seller"
    LEFT JOIN "ServiceImage" i ON i."serviceId" = s."id" AND i."position" = 0
    ORDER BY found.sortkey ${way}, found."id" ${way}`;
}

/** Words that everybody uses match too many to weigh each: the best sellers' are. */
function best(search: ServiceSearch, words: Match): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM "Service" s WHERE ${matching(search, words)}
    ORDER BY s."score" DESC, s."id" DESC LIMIT ${MOST_RANKED}) s`;
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
