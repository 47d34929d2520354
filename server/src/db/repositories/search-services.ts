import type { Address } from "viem";
import type { ServiceCardRecord, ServiceSearch, ServiceState } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { readCursor, storedCrop, writeCursor } from "./values.ts";

type Row = {
  id: string;
  state: string;
  title: string;
  category: string;
  coverFileId: string | null;
  coverCrop: Prisma.JsonValue;
  seller: string;
  name: string;
  price: string;
  token: string;
  deliveryTime: number;
  completed: number;
  key: string;
};

/** The contract's number for it. */
const COMPLETED = 8;
/** How like a title a mistyped word must be, 0 to 1. */
const LIKENESS = 0.45;

/**
 * Browses and searches services (LST-2): full text, trigrams for what was mistyped, filters by package, pages by
 * keyset, so that no row is skipped or shown twice while others are published.
 */
export async function searchServices(
  db: PrismaClient,
  search: ServiceSearch,
): Promise<{ items: ServiceCardRecord[]; nextCursor: string | null; total: number }> {
  const filters = serviceFilters(search);
  const matched = matchedServices(search, filters);
  const after = search.cursor === undefined ? null : readCursor(search.cursor, /^-?\d{1,40}(\.\d{1,20})?$/);
  const [sign, direction] =
    search.sort === "price" ? [Prisma.sql`>`, Prisma.sql`ASC`] : [Prisma.sql`<`, Prisma.sql`DESC`];
  const beyond = after
    ? Prisma.sql`WHERE key ${sign} ${after[0]}::numeric OR (key = ${after[0]}::numeric AND id > ${after[1]})`
    : Prisma.empty;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`
      WITH matched AS (${matched})
      SELECT id, state, title, category, i."fileId" AS "coverFileId", i.crop AS "coverCrop", seller, name, price::text, token, "deliveryTime",
             (SELECT count(*)::int FROM "Order" o WHERE o.seller = matched.seller AND o.status = ${COMPLETED}) AS completed,
             key::text AS key
      FROM matched LEFT JOIN "ServiceImage" i ON i."serviceId" = id AND i.position = 0 ${beyond}
      ORDER BY matched.key ${direction}, id
      LIMIT ${search.limit + 1}`,
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM "Service" s
      WHERE ${filters} AND EXISTS (SELECT FROM "Package" WHERE "serviceId" = s.id ${packageFilters(search)})`,
  ]);
  const shown = rows.slice(0, search.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    nextCursor: rows.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total: count?.total ?? 0,
  };
}

function serviceFilters(search: ServiceSearch): Prisma.Sql {
  const filters = [Prisma.sql`s.state = ANY(${[...search.states]})`];
  if (search.category !== undefined) filters.push(Prisma.sql`s.category = ${search.category}`);
  if (search.seller !== undefined) filters.push(Prisma.sql`s.seller = ${search.seller}`);
  if (search.q) {
    filters.push(
      Prisma.sql`(s.search @@ ${textQuery(search.q)} OR word_similarity(${search.q}, s.title) > ${LIKENESS})`,
    );
  }
  return Prisma.join(filters, " AND ");
}

/** All that match, each with its cheapest matching package and `key`, what the page is sorted by. */
function matchedServices(search: ServiceSearch, filters: Prisma.Sql): Prisma.Sql {
  // Only where it ranks is every seller's record counted.
  const records =
    search.sort === "relevance"
      ? Prisma.sql`LEFT JOIN (
          SELECT seller, count(*)::int AS completed FROM "Order" WHERE status = ${COMPLETED} GROUP BY seller
        ) c ON c.seller = s.seller`
      : Prisma.empty;
  return Prisma.sql`
    SELECT s.id, s.state, s.title, s.category, s.seller, a.name,
           p.price, p.token, p."deliveryTime",
           round((${sortKey(search)})::numeric, 9) AS key
    FROM "Service" s
    JOIN "Account" a ON a.address = s.seller
    JOIN LATERAL (
      SELECT price, token, "deliveryTime", price / power(10::numeric, t.decimals) AS worth
      FROM "Package" LEFT JOIN ${tokenDecimals(search)} ON t.address = token
      WHERE "serviceId" = s.id ${packageFilters(search)}
      ORDER BY worth NULLS LAST, tier LIMIT 1
    ) p ON true
    ${records}
    WHERE ${filters}`;
}

function packageFilters({ token, minPrice, maxPrice, deliveryTime }: ServiceSearch): Prisma.Sql {
  const filters: Prisma.Sql[] = [];
  if (token !== undefined) filters.push(Prisma.sql`AND token = ${token}`);
  if (minPrice !== undefined) filters.push(Prisma.sql`AND price >= ${minPrice.toString()}::numeric`);
  if (maxPrice !== undefined) filters.push(Prisma.sql`AND price <= ${maxPrice.toString()}::numeric`);
  if (deliveryTime !== undefined) filters.push(Prisma.sql`AND "deliveryTime" <= ${deliveryTime}`);
  return filters.length === 0 ? Prisma.empty : Prisma.join(filters, " ");
}

/** Tokens' decimals as a table, to compare prices as people read them. */
function tokenDecimals({ tokens }: ServiceSearch): Prisma.Sql {
  const addresses = tokens.map(({ address }) => address);
  const decimals = tokens.map((token) => token.decimals);
  return Prisma.sql`unnest(${addresses}::text[], ${decimals}::int[]) AS t(address, decimals)`;
}

function sortKey({ sort, q }: ServiceSearch): Prisma.Sql {
  switch (sort) {
    case "newest":
      return Prisma.sql`extract(epoch FROM coalesce(s."publishedAt", s."createdAt"))`;
    case "price":
      return Prisma.sql`coalesce(p.worth, 0)`;
    case "relevance": {
      // A seller's record counts, and less with every further order; of equals the newer comes first.
      const record = Prisma.sql`(1 + ln(1 + coalesce(c.completed, 0)) / 4)`;
      const age = Prisma.sql`extract(epoch FROM coalesce(s."publishedAt", s."createdAt")) / 1e12`;
      if (!q) return Prisma.sql`${record} + ${age}`;
      const match = Prisma.sql`(ts_rank_cd(s.search, ${textQuery(q)}) + word_similarity(${q}, s.title) / 4)::numeric`;
      return Prisma.sql`${match} * ${record} + ${age}`;
    }
  }
}

/** The words as people type them: quotes, OR and minus mean what they mean elsewhere; nothing typed is an error. */
function textQuery(q: string): Prisma.Sql {
  return Prisma.sql`websearch_to_tsquery('english', ${q})`;
}

function toCard(row: Row): ServiceCardRecord {
  const { id, title, category, coverFileId, coverCrop, price, token, deliveryTime, completed } = row;
  return {
    id,
    title,
    category,
    cover: coverFileId === null ? null : { fileId: coverFileId, crop: storedCrop(coverCrop) },
    state: row.state as ServiceState,
    seller: { address: row.seller as Address, name: row.name },
    from: { price: BigInt(price), token: token as Address, deliveryTime },
    completedOrders: completed,
  };
}
