import type { Address } from "viem";
import type { FoundJobs, JobCard, JobSearch, JobState } from "../../domain/jobs/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { countProposals, isHired } from "./job-hired.ts";
import { MOST_LOOKED_AT } from "./search-limits.ts";
import { firstMatches } from "./search-matches.ts";
import { type Match, matchOf } from "./search-words.ts";
import { literal, readCursor, storedAvatar, writeCursor } from "./values.ts";

/** A job's card, as JSON has it; `key` is where it stands in its order. */
type CardRow = {
  id: string;
  key: string;
  state: string;
  title: string;
  opening: string;
  category: string;
  token: string;
  budget: string;
  /** Unix milliseconds, as `createdAt`. */
  neededBy: number | null;
  client: string;
  name: string;
  avatarId: string | null;
  avatarCut: Prisma.JsonValue;
  createdAt: number;
  proposals: number;
};
type Asked = { search: JobSearch; words: Match | null; cursor: readonly [string, string] | null };

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
export async function searchJobs(db: PrismaClient, search: JobSearch): Promise<FoundJobs> {
  const words = search.q
    ? matchOf(search.q, { table: Prisma.sql`"Job"`, row: JOB, conditions: conditionsOf(search) })
    : null;
  const isRanked = search.sort !== "newest" && words !== null;
  const cursor = search.cursor === undefined ? null : readCursor(search.cursor, isRanked ? RANK : MOMENT);
  const asked = { search, words, cursor };
  // Open ones were found by it.
  const hired = search.states === "open" ? Prisma.sql`false` : isHired(JOB);
  const [row] = await db.$queryRaw<{ total: number; correctedTo: string | null; cards: CardRow[] | null }[]>`
    WITH ${words ? Prisma.sql`${words.asked},` : Prisma.empty}
    looked AS MATERIALIZED (${newest({ ...asked, cursor: null }, MOST_LOOKED_AT)}),
    page AS MATERIALIZED (
      SELECT id, key, row_number() OVER (ORDER BY sortkey DESC, id) AS place
      FROM (${isRanked ? ranked(asked, words) : cursor ? newest(asked, search.limit + 1) : Prisma.sql`SELECT * FROM looked`}) found
      ORDER BY sortkey DESC, id LIMIT ${literal(search.limit + 1)}
    )
    SELECT (SELECT count(*)::int FROM looked) AS total,
      ${words?.correctedTo ?? Prisma.sql`NULL`} AS "correctedTo", (SELECT json_agg(card) FROM (
      SELECT j.id, page.key, j.title, left(j.description, ${literal(OPENING)}) AS opening, j.category, j.token,
        j.budget::text, ${moment(Prisma.sql`j."neededBy"`)} AS "neededBy", j.client, coalesce(a.name, '') AS name,
        a."avatarId", a."avatarCut", ${moment(Prisma.sql`j."createdAt"`)} AS "createdAt",
        CASE WHEN ${hired} THEN 'hired' ELSE j.state END AS state, ${countProposals(JOB)} AS proposals
      FROM page JOIN "Job" j ON j.id = page.id LEFT JOIN "Account" a ON a.address = j.client
      ORDER BY page.place
    ) card) AS cards`;
  const [cards, total] = [row?.cards ?? [], row?.total ?? 0];
  const shown = cards.slice(0, search.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toCard),
    nextCursor: cards.length > search.limit && last ? writeCursor([last.key, last.id]) : null,
    total,
    correctedTo: total > 0 ? (row?.correctedTo ?? null) : null,
  };
}

/** The newest that match, from the cursor on: rows with `id`, `sortkey`, its text `key`, and what the words are found in. */
function newest({ search, words, cursor }: Asked, limit: number): Prisma.Sql {
  const { client } = search;
  const { base, wanted, unhired } = partsOf(search);
  const found = words ? [words.condition, ...wanted] : wanted;
  // One client's are few, whatever is asked of them.
  const isSampled = client === undefined && found.length > 0;
  const at = Prisma.sql`(timestamp 'epoch' + ${cursor?.[0] ?? "0"}::bigint * interval '1 millisecond')::timestamp(3)`;
  return firstMatches({
    table: Prisma.sql`"Job"`,
    row: JOB,
    columns: Prisma.sql`j.id, j."createdAt" AS sortkey, ${moment(Prisma.sql`j."createdAt"`)}::text AS key, j.search`,
    base: Prisma.join(isSampled ? base : [...base, ...found, ...unhired], " AND "),
    conditions: isSampled ? [...found, ...unhired] : [],
    sample: Prisma.sql`j."createdAt" DESC, j.id`,
    order: Prisma.sql`j."createdAt" DESC, j.id`,
    // The first half lets the index begin there.
    beyond: cursor
      ? Prisma.sql`j."createdAt" <= ${at} AND (j."createdAt" < ${at} OR j.id > ${cursor[1]})`
      : Prisma.sql`true`,
    limit,
  });
}

/** What a job must be, but for the words. */
function partsOf({ category, client, states, token, minBudget, maxBudget }: JobSearch) {
  const base = [states === "open" ? Prisma.sql`j.state = 'open'` : Prisma.sql`true`];
  if (category !== undefined) base.push(Prisma.sql`j.category = ${category}`);
  if (client !== undefined) base.push(Prisma.sql`j.client = ${client}`);
  const wanted: Prisma.Sql[] = [];
  if (token !== undefined) wanted.push(Prisma.sql`j.token = ${token}`);
  if (minBudget !== undefined) wanted.push(Prisma.sql`j.budget >= ${minBudget.toString()}::numeric`);
  if (maxBudget !== undefined) wanted.push(Prisma.sql`j.budget <= ${maxBudget.toString()}::numeric`);
  // Looked at last: whether a job's order was placed costs the most.
  const unhired = states === "open" ? [Prisma.sql`NOT ${isHired(JOB)}`] : [];
  return { base, wanted, unhired };
}

function conditionsOf(search: JobSearch): Prisma.Sql[] {
  return Object.values(partsOf(search)).flat();
}

/** Those looked at by the words, of equals the newer first. */
function ranked({ cursor }: Asked, words: Match): Prisma.Sql {
  const beyond = cursor
    ? Prisma.sql`WHERE sortkey < ${cursor[0]}::numeric OR (sortkey = ${cursor[0]}::numeric AND id > ${cursor[1]})`
    : Prisma.empty;
  return Prisma.sql`
    SELECT id, sortkey, sortkey::text AS key FROM (
      SELECT j.id, round((${words.rank} + extract(epoch FROM j.sortkey) / 1e12)::numeric, 9) AS sortkey FROM looked j
    ) weighed ${beyond}`;
}

/** Unix milliseconds. */
function moment(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`round(extract(epoch FROM ${column}) * 1000)`;
}

function toCard({ key: _key, name, avatarId, avatarCut, ...row }: CardRow): JobCard {
  return {
    ...row,
    state: row.state as JobState,
    token: row.token as Address,
    budget: BigInt(row.budget),
    neededBy: row.neededBy === null ? null : new Date(row.neededBy),
    createdAt: new Date(row.createdAt),
    client: { address: row.client as Address, name, avatar: storedAvatar({ avatarId, avatarCut }) },
  };
}
