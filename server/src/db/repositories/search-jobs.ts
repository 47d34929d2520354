import type { Address } from "viem";
import type { JobCard, JobSearch, JobState } from "../../domain/jobs/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { countProposals, isOpen, ordersOfJob } from "./job-hired.ts";
import { readCursor, storedAvatar, writeCursor } from "./values.ts";

type Row = {
  id: string;
  state: string;
  title: string;
  opening: string;
  category: string;
  token: string;
  budget: string;
  neededBy: Date | null;
  client: string;
  name: string;
  avatarId: string | null;
  avatarCut: Prisma.JsonValue;
  createdAt: Date;
  proposals: number;
  key: string;
};

/** How like a part of the title the words must be, 0 to 1. */
const LIKENESS = "0.45";
const MOST_LIKE = 200;
/** Matches are counted up to here. */
const MOST_COUNTED = 1_000;
/** Of so many words' matches, the newest are ranked by the words. */
const MOST_RANKED = 500;
/** Characters of the brief that a list shows. */
const OPENING = 280;
const JOB = Prisma.sql`j`;

/** Browses and searches jobs (LST-5): full text, trigrams for what was mistyped, pages by keyset. Totals stop at 1,000. */
export async function searchJobs(
  db: PrismaClient,
  search: JobSearch,
): Promise<{ items: JobCard[]; nextCursor: string | null; total: number }> {
  const filters = jobFilters(search, search.q ? await likeTitles(db, search.q) : []);
  const isRanked = search.sort !== "newest" && search.q !== undefined;
  const newest = isRanked ? Prisma.sql`ORDER BY j."createdAt" DESC LIMIT ${MOST_RANKED}` : Prisma.empty;
  const after = search.cursor === undefined ? null : readCursor(search.cursor, /^-?\d{1,40}(\.\d{1,20})?$/);
  const beyond = after
    ? Prisma.sql`WHERE key < ${after[0]}::numeric OR (key = ${after[0]}::numeric AND id > ${after[1]})`
    : Prisma.empty;
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`
      WITH matched AS (
        SELECT j.id, round((${sortKey(search)})::numeric, 9) AS key FROM "Job" j WHERE ${filters} ${newest}
      ), page AS (
        SELECT id, key FROM matched ${beyond} ORDER BY key DESC, id LIMIT ${search.limit + 1}
      )
      SELECT j.id, j.title, left(j.description, ${OPENING}) AS opening, j.category, j.token, j.budget::text,
             j."neededBy", j.client, coalesce(a.name, '') AS name, a."avatarId", a."avatarCut", j."createdAt", page.key::text AS key,
             CASE WHEN EXISTS (${ordersOfJob(JOB)}) THEN 'hired' ELSE j.state END AS state,
             ${countProposals(JOB)} AS proposals
      FROM page JOIN "Job" j ON j.id = page.id LEFT JOIN "Account" a ON a.address = j.client
      ORDER BY page.key DESC, j.id`,
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (SELECT FROM "Job" j WHERE ${filters} LIMIT ${MOST_COUNTED}) t`,
  ]);
  const shown = rows.slice(0, search.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    nextCursor: rows.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total: count?.total ?? 0,
  };
}

/** Titles that look like the words, from their index. Fewer than three letters in a row have nothing it could find. */
async function likeTitles(db: PrismaClient, q: string): Promise<string[]> {
  if (!/[\p{L}\p{N}]{3}/u.test(q)) return [];
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${LIKENESS}, true)`,
    db.$queryRaw<{ id: string }[]>`
      SELECT j.id FROM "Job" j WHERE ${q} <% j.title
      ORDER BY word_similarity(${q}, j.title) DESC, j.id LIMIT ${MOST_LIKE}`,
  ]);
  return rows.map(({ id }) => id);
}

/** @param like what is found besides by its words */
function jobFilters(search: JobSearch, like: readonly string[]): Prisma.Sql {
  const { q, category, token, minBudget, maxBudget, client, states } = search;
  const filters = [states === "open" ? isOpen(JOB) : Prisma.sql`true`];
  if (category !== undefined) filters.push(Prisma.sql`j.category = ${category}`);
  if (client !== undefined) filters.push(Prisma.sql`j.client = ${client}`);
  if (token !== undefined) filters.push(Prisma.sql`j.token = ${token}`);
  if (minBudget !== undefined) filters.push(Prisma.sql`j.budget >= ${minBudget.toString()}::numeric`);
  if (maxBudget !== undefined) filters.push(Prisma.sql`j.budget <= ${maxBudget.toString()}::numeric`);
  if (q) {
    filters.push(Prisma.sql`(j.search @@ ${textQuery(q)} OR j.id = ANY(${[...like]}::text[]))`);
  }
  return Prisma.join(filters, " AND ");
}

function sortKey({ sort, q }: JobSearch): Prisma.Sql {
  const age = Prisma.sql`extract(epoch FROM j."createdAt")`;
  if (sort === "newest" || !q) return age;
  return Prisma.sql`ts_rank_cd(j.search, ${textQuery(q)}) + word_similarity(${q}, j.title) / 4 + ${age} / 1e12`;
}

/** The words as people type them: quotes, OR and minus mean what they mean elsewhere; nothing typed is an error. */
function textQuery(q: string): Prisma.Sql {
  return Prisma.sql`websearch_to_tsquery('english', ${q})`;
}

function toCard({ key: _key, name, avatarId, avatarCut, ...row }: Row): JobCard {
  return {
    ...row,
    state: row.state as JobState,
    token: row.token as Address,
    budget: BigInt(row.budget),
    client: { address: row.client as Address, name, avatar: storedAvatar({ avatarId, avatarCut }) },
  };
}
