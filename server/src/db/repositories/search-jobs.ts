import type { Address } from "viem";
import type { FoundJobs, JobCard, JobSearch, JobState } from "../../domain/jobs/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { countProposals, isOpen, ordersOfJob } from "./job-hired.ts";
import { MOST_LOOKED_AT } from "./search-limits.ts";
import { searchCorrected } from "./search-vocabulary.ts";
import { type Match, matchOf } from "./search-words.ts";
import { literal, readCursor, storedAvatar, writeCursor } from "./values.ts";

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

/** Characters of the brief that a list shows. */
const OPENING = 280;
const JOB = Prisma.sql`j`;
/** What a cursor says of the last job: its rank, or when it was posted in unix milliseconds. */
const RANK = /^-?\d{1,40}(\.\d{1,20})?$/;
const MOMENT = /^\d{1,14}$/;

/**
 * Browses and searches jobs (LST-5): full text, what was mistyped put right where nothing has the words, pages by keyset.
 * Of very many matches the newest are counted, and ranked by the words.
 */
export function searchJobs(db: PrismaClient, search: JobSearch): Promise<FoundJobs> {
  return searchCorrected(db, search, (asked) => searchFor(db, asked));
}

async function searchFor(db: PrismaClient, search: JobSearch): Promise<Omit<FoundJobs, "correctedTo">> {
  const words = search.q ? matchOf(search.q, JOB) : null;
  const filters = jobFilters(search, words);
  const isRanked = search.sort !== "newest" && words !== null;
  const after = search.cursor === undefined ? null : readCursor(search.cursor, isRanked ? RANK : MOMENT);
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (${isRanked && words ? ranked(filters, words, after) : newest(filters, after)}
        LIMIT ${literal(search.limit + 1)})
      SELECT j.id, j.title, left(j.description, ${OPENING}) AS opening, j.category, j.token, j.budget::text,
             j."neededBy", j.client, coalesce(a.name, '') AS name, a."avatarId", a."avatarCut", j."createdAt", page.key,
             CASE WHEN EXISTS (${ordersOfJob(JOB)}) THEN 'hired' ELSE j.state END AS state,
             ${countProposals(JOB)} AS proposals
      FROM page JOIN "Job" j ON j.id = page.id LEFT JOIN "Account" a ON a.address = j.client
      ORDER BY ${isRanked ? Prisma.sql`page.key::numeric` : Prisma.sql`j."createdAt"`} DESC, j.id`,
    db.$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (SELECT FROM "Job" j WHERE ${filters} LIMIT ${literal(MOST_LOOKED_AT)}) t`,
  ]);
  const shown = rows.slice(0, search.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    nextCursor: rows.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total: count?.total ?? 0,
  };
}

function jobFilters(search: JobSearch, words: Match | null): Prisma.Sql {
  const { category, token, minBudget, maxBudget, client, states } = search;
  const filters = [states === "open" ? isOpen(JOB) : Prisma.sql`true`];
  if (category !== undefined) filters.push(Prisma.sql`j.category = ${category}`);
  if (client !== undefined) filters.push(Prisma.sql`j.client = ${client}`);
  if (token !== undefined) filters.push(Prisma.sql`j.token = ${token}`);
  if (minBudget !== undefined) filters.push(Prisma.sql`j.budget >= ${minBudget.toString()}::numeric`);
  if (maxBudget !== undefined) filters.push(Prisma.sql`j.budget <= ${maxBudget.toString()}::numeric`);
  if (words) filters.push(words.condition);
  return Prisma.join(filters, " AND ");
}

/** An index's own order: no job is looked at beyond the page. */
function newest(filters: Prisma.Sql, after: readonly [string, string] | null): Prisma.Sql {
  const at = Prisma.sql`(timestamp 'epoch' + ${after?.[0] ?? "0"}::bigint * interval '1 millisecond')::timestamp(3)`;
  const beyond = after
    ? Prisma.sql`j."createdAt" <= ${at} AND (j."createdAt" < ${at} OR j.id > ${after[1]})`
    : Prisma.sql`true`;
  return Prisma.sql`
    SELECT j.id, round(extract(epoch FROM j."createdAt") * 1000)::text AS key FROM "Job" j
    WHERE ${filters} AND ${beyond} ORDER BY j."createdAt" DESC, j.id`;
}

/** By the words, of equals the newer first. */
function ranked(filters: Prisma.Sql, words: Match, after: readonly [string, string] | null): Prisma.Sql {
  const key = Prisma.sql`round((${words.rank} + extract(epoch FROM j."createdAt") / 1e12)::numeric, 9)`;
  const beyond = after
    ? Prisma.sql`key < ${after[0]}::numeric OR (key = ${after[0]}::numeric AND id > ${after[1]})`
    : Prisma.sql`true`;
  return Prisma.sql`
    SELECT id, key::text FROM (
      SELECT j.id, ${key} AS key FROM "Job" j WHERE ${filters}
      ORDER BY j."createdAt" DESC LIMIT ${literal(MOST_LOOKED_AT)}
    ) m WHERE ${beyond} ORDER BY m.key DESC, id`;
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
