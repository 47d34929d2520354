import type { FoundServices, ServiceSearch } from "../../domain/services/ports.ts";
import { type PrismaClient, rowsOf } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { BEST, countFacets, type FacetRow, facetColumns, facetRow, readFacets } from "./search-facets.ts";
import { baseOf, facetFilters } from "./search-filters.ts";
import { MOST_LOOKED_AT } from "./search-limits.ts";
import { anyServices, type Cursor, matchingServices, orderOf } from "./search-order.ts";
import { type Match, matchOf } from "./search-words.ts";
import { BY_ID, BY_PLACE, type CardRow, cardsBy, toCard } from "./service-cards.ts";
import { literal, readCursor, writeCursor } from "./values.ts";

type Asked = { search: ServiceSearch; words: Match | null; cursor: Cursor };
type Row = { total: number; correctedTo: string | null; facets: FacetRow | null; cards: CardRow[] | null };

/**
 * Browses and searches services (LST-2, docs/ranking.md): full text, what was mistyped put right where nothing has the
 * words, filters, facets; pages by keyset, so that no row is skipped or shown twice while others are published.
 */
export async function searchServices(db: PrismaClient, search: ServiceSearch): Promise<FoundServices> {
  const conditions = [baseOf(search), ...filtersOf(search)];
  const words = search.q
    ? matchOf(search.q, { table: Prisma.sql`"Service"`, row: Prisma.sql`s`, conditions })
    : null;
  const { shape } = orderOf(search, words);
  const cursor = search.cursor === undefined ? null : readCursor(search.cursor, shape);
  const asked = { search, words, cursor };
  const isInPlace = countsInPlace(asked);
  const [[row], counted] = await Promise.all([
    rowsOf<Row>(db, pageOf(asked)),
    search.facets && !isInPlace ? countFacets(db, search, words) : null,
  ]);
  const [cards, total] = [row?.cards ?? [], row?.total ?? 0];
  const shown = cards.slice(0, search.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    nextCursor: cards.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total: Math.min(total, MOST_LOOKED_AT),
    totalIsMore: total > MOST_LOOKED_AT,
    correctedTo: total > 0 ? (row?.correctedTo ?? null) : null,
    facets: row?.facets ? readFacets(row.facets, search) : counted,
  };
}

/** Words that everybody uses match too many to weigh each: the best sellers' are. */
function isRanked({ search, words }: Asked): boolean {
  return search.sort === "relevance" && words !== null;
}

/** The best without a filter are what the counts beside the filters look at, too: they are made in one go. */
function countsInPlace(asked: Asked): boolean {
  const { search, cursor } = asked;
  return search.facets && search.sort === "relevance" && cursor === null && filtersOf(search).length === 0;
}

function filtersOf(search: ServiceSearch): Prisma.Sql[] {
  return Object.values(facetFilters(search)).flat();
}

function columnsToCount(asked: Asked): Prisma.Sql {
  return countsInPlace(asked) ? Prisma.sql`, ${facetColumns(asked.search)}` : Prisma.empty;
}

/** One row: the cards of a page and of one service more, how many match, and the counts beside the filters. */
function pageOf(asked: Asked): Prisma.Sql {
  const { search, words } = asked;
  const { text, isUp } = orderOf(search, words);
  const way = isUp ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const order = Prisma.sql`sortkey ${way}, "id" ${way}`;
  const facets = countsInPlace(asked) ? facetRow(search) : Prisma.sql`NULL::json`;
  return Prisma.sql`
    WITH ${words ? Prisma.sql`${words.asked},` : Prisma.empty}
    ${isRanked(asked) ? ranked(asked) : plain(asked)},
    page AS MATERIALIZED (
      SELECT "id", tid, ${text(Prisma.sql`sortkey`)} AS key, row_number() OVER (ORDER BY ${order}) AS place
      FROM found ORDER BY ${order} LIMIT ${literal(search.limit + 1)}
    )
    SELECT ${total(asked)} AS total,
      ${words?.correctedTo ?? Prisma.sql`NULL`} AS "correctedTo", ${facets} AS facets, ${cardsBy(words ? BY_PLACE : BY_ID)} AS cards`;
}

/** "looked": the best sellers' matches; "found": the best of them, each weighed by the words, once. */
function ranked(asked: Asked): Prisma.Sql {
  const { search, words, cursor } = asked;
  const { key, after } = orderOf(search, words);
  const beyond = cursor
    ? Prisma.sql`WHERE (sortkey, "id") < (${after(cursor[0])}, ${cursor[1]})`
    : Prisma.empty;
  const looked = matchingServices(search, words, {
    by: orderOf(search, null),
    columns: Prisma.sql`, s."search", s."score"${columnsToCount(asked)}`,
    cursor: null,
    limit: MOST_LOOKED_AT + 1,
  });
  return Prisma.sql`
    looked AS MATERIALIZED (${looked}), ${BEST},
    weighed AS MATERIALIZED (SELECT s."id", s.tid, ${key} AS sortkey FROM best s),
    found AS (SELECT * FROM weighed ${beyond})`;
}

/** "looked": the first matches, a page of them at least; "found": the first from the cursor on. */
function plain(asked: Asked): Prisma.Sql {
  const { search, words, cursor } = asked;
  const page = search.limit + 1;
  const first = (from: Cursor, limit: number) =>
    matchingServices(search, words, {
      ...{ by: orderOf(search, words), columns: columnsToCount(asked), cursor: from, limit },
      ...(words && { page }),
    });
  const most = MOST_LOOKED_AT + 1;
  const looked = words && cursor ? anyServices(search, words, most) : first(null, most);
  const found = cursor ? first(cursor, page) : Prisma.sql`SELECT * FROM looked`;
  return Prisma.sql`looked AS MATERIALIZED (${looked}), ${BEST}, found AS (${found})`;
}

/**
 * How many match, one more than are looked at at most. Where no more than a page was found, there may be others: these
 * the index of words counts, in no order.
 */
function total(asked: Asked): Prisma.Sql {
  const { search, words, cursor } = asked;
  const looked = Prisma.sql`(SELECT count(*)::int FROM looked)`;
  if (!words || cursor || isRanked(asked)) return looked;
  const all = anyServices(search, words, MOST_LOOKED_AT + 1);
  return Prisma.sql`CASE WHEN ${looked} = ${literal(search.limit + 1)}
    THEN (SELECT count(*)::int FROM (${all}) matches) ELSE ${looked} END`;
}
