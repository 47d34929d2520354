import { documentHash, type HoldfastDocument } from "@holdfast/sdk/document";
import { termsToJson } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { Notice } from "../../domain/notifications/ports.ts";
import type {
  QuoteRecord,
  QuoteStage,
  QuoteState,
  QuoteStore,
  SignedPromise,
} from "../../domain/quotes/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { CHANNEL } from "../notifications.ts";
import { insertNotices } from "./notifications.ts";
import { orderedId } from "./ordered-id.ts";
import { toRecords, WHOLE } from "./quote-records.ts";
import { quoteOrders } from "./quote-sql.ts";
import { quoteStateSql } from "./quote-state-sql.ts";
import { takeTurn } from "./take-turn.ts";
import { readCursor, writeCursor } from "./values.ts";

type Tx = Prisma.TransactionClient;

/** Proposals that count for a job. */
const STANDING = { state: { in: ["quoted", "accepted"] } };
/** A client's requests that a seller has not answered. */
const askedOf = (client: Address, seller: Address) => ({ client, seller, state: "asked", jobId: null });

/** Stages before an end. */
const OPEN: readonly QuoteStage[] = ["asked", "quoted", "accepted"];
const COUNTED_UP_TO = 1000;
/** Of a job's proposals that are over. */
const ENDED_SHOWN = 100;
/** Unix seconds with their parts, within the years that the database knows. */
const MOMENT = /^\d{1,11}(\.\d{1,6})?$/;

/** Quotes in PostgreSQL. */
export function createQuoteStore(db: PrismaClient): QuoteStore {
  /** What changes a quote, only if the change found it as it had to be. */
  const change = (id: string, notices: readonly Notice[], write: (tx: Tx) => Promise<number>) =>
    db.$transaction(async (tx) => {
      if ((await write(tx)) === 0) return false;
      await tell(tx, id);
      await insertNotices(tx, notices);
      return true;
    });

  return {
    insert: ({ signed, ...quote }, { most, notices }) =>
      db.$transaction(async (tx) => {
        const { jobId, client, seller, brief } = quote;
        if (jobId === null) await takeTurn(tx, `quotes ${client} ${seller}`);
        else if (!(await takes(tx, jobId, brief))) return { outcome: "moved_on" };
        const where = jobId === null ? askedOf(client, seller) : { jobId, ...STANDING };
        if ((await tx.quote.count({ where })) >= most) return { outcome: "full" };
        const id = orderedId();
        const { count } = await tx.quote.createMany({
          data: {
            ...quote,
            id,
            budget: quote.budget?.toString() ?? null,
            ...(signed ? { state: "quoted", quotedAt: new Date(), ...signedRow(signed) } : {}),
          },
          skipDuplicates: true,
        });
        if (count === 0) return { outcome: "moved_on" };
        if (signed) await keepListing(tx, id, signed.listing);
        await tell(tx, id);
        await insertNotices(tx, notices(id));
        return { outcome: "kept", id };
      }),

    async find(id) {
      const row = await db.quote.findUnique({ where: { id }, include: WHOLE });
      return row && ((await toRecords(db, [row]))[0] ?? null);
    },

    async list({ account, role, state, now, cursor, limit }) {
      const [at, last] = cursor === undefined ? [null, null] : readCursor(cursor, MOMENT);
      const whose = role === "client" ? Prisma.sql`q."client"` : Prisma.sql`q."seller"`;
      const inState = state ? Prisma.sql`AND ${quoteStateSql(now)} = ${state}` : Prisma.empty;
      // The state of those alone that are shown: it is a look at the mirror for each.
      const places = await db.$queryRaw<{ id: string; at: string; state: QuoteState }[]>`
        SELECT p."id", p."at", ${quoteStateSql(now)} AS "state" FROM (
          SELECT q."id", q."updatedAt", (extract(epoch FROM q."updatedAt"))::text AS "at" FROM "Quote" q
          WHERE ${whose} = ${account} AND ${listed(role)} ${inState}
            AND (${at}::text IS NULL OR q."updatedAt" < timezone('UTC', to_timestamp(${at}::text::numeric))
              OR (q."updatedAt" = timezone('UTC', to_timestamp(${at}::text::numeric)) AND q."id" > ${last}::text))
          ORDER BY q."updatedAt" DESC, q."id" LIMIT ${limit + 1}
        ) p JOIN "Quote" q ON q."id" = p."id" ORDER BY p."updatedAt" DESC, p."id"`;
      const shown = places.slice(0, limit);
      const rows = await db.quote.findMany({
        where: { id: { in: shown.map(({ id }) => id) } },
        include: WHOLE,
      });
      const byId = new Map((await toRecords(db, rows)).map((record) => [record.id, record]));
      const end = shown.at(-1);
      return {
        items: shown.flatMap(({ id, state: stands }) => {
          const record = byId.get(id);
          return record ? [{ ...record, state: stands }] : [];
        }),
        nextCursor: places.length > limit && end ? writeCursor([end.at, end.id]) : null,
      };
    },

    async states(ids, now) {
      const rows = await db.$queryRaw<{ id: string; state: QuoteState }[]>`
        SELECT q."id", ${quoteStateSql(now)} AS "state" FROM "Quote" q WHERE q."id" = ANY(${[...ids]}::text[])`;
      return new Map(rows.map(({ id, state }) => [id, state]));
    },

    async counts({ account, role, now }) {
      const whose = role === "client" ? Prisma.sql`q."client"` : Prisma.sql`q."seller"`;
      const rows = await db.$queryRaw<{ state: QuoteState; count: number }[]>`
        SELECT s."state", count(*)::int AS "count" FROM (
          SELECT ${quoteStateSql(now)} AS "state" FROM "Quote" q
          WHERE ${whose} = ${account} AND ${listed(role)}
          ORDER BY q."updatedAt" DESC LIMIT ${COUNTED_UP_TO}
        ) s GROUP BY s."state"`;
      return new Map(rows.map(({ state, count }) => [state, count]));
    },

    countAsked: (client, seller) => db.quote.count({ where: askedOf(client, seller) }),

    async putOffer(id, { from, replaces, signed, about }, notices) {
      let isFull = false;
      const isKept = await change(id, notices, async (tx) => {
        const before = await tx.quote.findUnique({ where: { id } });
        // What is replaced is kept: nothing else than what was read here may be.
        if ((before?.termsHash ?? null) !== replaces) return 0;
        if (about) {
          if (!before?.jobId || !(await takes(tx, before.jobId, about.brief))) return 0;
          const others = { jobId: before.jobId, ...STANDING, id: { not: id } };
          isFull = (await tx.quote.count({ where: others })) >= about.most;
          if (isFull) return 0;
        }
        // A hash names one signature for good, so that what was read before still is what is replaced.
        const { count } = await tx.quote.updateMany({
          where: { id, state: { in: [...from] }, termsHash: replaces },
          data: {
            ...(about && aboutRow(about)),
            ...{ state: "quoted", quotedAt: new Date(), acceptedAt: null, endedAt: null },
            ...signedRow(signed),
          },
        });
        if (count === 0) return 0;
        if (before) await retire(tx, before);
        await keepListing(tx, id, signed.listing);
        return count;
      });
      if (isKept) return "kept";
      return isFull ? "full" : "moved_on";
    },

    accept: (id, { termsHash, now }, notices) =>
      change(id, notices, async (tx) => {
        const { count } = await tx.quote.updateMany({
          where: { id, state: "quoted", termsHash, validUntil: { gte: BigInt(now) } },
          data: { state: "accepted", acceptedAt: new Date() },
        });
        return count;
      }),

    end: (id, { from, as, words }, notices) =>
      change(id, notices, async (tx) => {
        const { count } = await tx.quote.updateMany({
          where: { id, state: { in: [...from] } },
          data: { state: as, endedAt: new Date(), ...(words === undefined ? {} : { words }) },
        });
        return count;
      }),

    async ofJob(jobId, seller) {
      const whose = seller ? Prisma.sql`q."seller" = ${seller}` : Prisma.sql`true`;
      const shown = await db.$queryRaw<{ id: string }[]>`
        SELECT q."id" FROM "Quote" q
        WHERE q."jobId" = ${jobId} AND ${whose} AND q."state" = ANY(${STANDING.state.in}::text[])
        UNION
        SELECT h."quoteId" FROM (${quoteOrders(Prisma.sql`q."jobId" = ${jobId} AND ${whose}`)}) h
        UNION
        (SELECT q."id" FROM "Quote" q
        WHERE q."jobId" = ${jobId} AND ${whose} AND q."state" IN ('declined', 'withdrawn')
        ORDER BY q."endedAt" DESC, q."id" LIMIT ${ENDED_SHOWN})`;
      const rows = await db.quote.findMany({
        where: { id: { in: shown.map(({ id }) => id) } },
        include: WHOLE,
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      });
      return toRecords(db, rows);
    },

    countOfJob: (jobId, seller) => db.quote.count({ where: { jobId, ...(seller && { seller }) } }),

    shortlist: (id, shortlisted, notices) =>
      change(id, notices, async (tx) => {
        const { count } = await tx.quote.updateMany({
          where: { id, jobId: { not: null }, state: { in: ["quoted", "accepted"] } },
          data: { shortlisted },
        });
        return count;
      }),

    ask: (id, { author, text }, notices) =>
      change(
        id,
        notices,
        (tx) => tx.$executeRaw`
          WITH open AS (
            UPDATE "Quote" SET "updatedAt" = timezone('UTC', now())
            WHERE "id" = ${id} AND "state" = ANY(${[...OPEN]}::text[]) AND NOT EXISTS (
              SELECT 1 FROM "QuoteQuestion" WHERE "quoteId" = ${id} AND "author" = ${author})
            RETURNING "id")
          INSERT INTO "QuoteQuestion" ("quoteId", "author", "text")
          SELECT "id", ${author}, ${text} FROM open
          ON CONFLICT DO NOTHING`,
      ),

    answer: (id, { asker, text }, notices) =>
      change(
        id,
        notices,
        (tx) => tx.$executeRaw`
          WITH answered AS (
            UPDATE "QuoteQuestion" a SET "answer" = ${text}, "answeredAt" = timezone('UTC', now())
            FROM "Quote" q
            WHERE q."id" = ${id} AND q."state" = ANY(${[...OPEN]}::text[])
              AND a."quoteId" = q."id" AND a."author" = ${asker} AND a."answer" IS NULL
            RETURNING a."quoteId")
          UPDATE "Quote" SET "updatedAt" = timezone('UTC', now())
          WHERE "id" IN (SELECT "quoteId" FROM answered)`,
      ),

    async parties(id) {
      const row = await db.quote.findUnique({ where: { id }, select: { client: true, seller: true } });
      return row && { client: row.client as Address, seller: row.seller as Address };
    },

    async readers(document) {
      const which = Prisma.sql`q."id" IN (
        SELECT "id" FROM "Quote" WHERE "brief" = ${document} OR "content" = ${document}
        UNION SELECT "quoteId" FROM "RetiredQuote" WHERE "content" = ${document})`;
      const found = await db.$queryRaw<{ account: Address }[]>`
        SELECT q."client" AS "account" FROM "Quote" q WHERE ${which}
        UNION SELECT q."seller" FROM "Quote" q WHERE ${which}
        UNION SELECT o."arbiter" FROM (${quoteOrders(which)}) x JOIN "Order" o ON o."id" = x."id"
        WHERE EXISTS (SELECT 1 FROM "ChainEvent" e WHERE e."orderId" = o."id" AND e."name" = 'OrderDisputed')`;
      return new Set(found.map(({ account }) => account));
    },

    async ofContents(contents) {
      if (contents.length === 0) return new Map();
      const rows = await db.$queryRaw<{ content: Hash; id: string }[]>`
        SELECT "content", "id" FROM "Quote" WHERE "content" = ANY(${[...contents]}::text[])
        UNION ALL
        SELECT "content", "quoteId" FROM "RetiredQuote" WHERE "content" = ANY(${[...contents]}::text[])`;
      return new Map(rows.map(({ content, id }) => [content, id]));
    },

    async expiring({ from, to }) {
      const rows = await db.quote.findMany({
        where: { state: { in: ["quoted", "accepted"] }, validUntil: { gt: BigInt(from), lte: BigInt(to) } },
        include: WHOLE,
        orderBy: [{ validUntil: "asc" }, { id: "asc" }],
      });
      return toRecords(db, rows);
    },
  };
}

/** A client compares proposals on the page of the job; their seller's stand among what else they priced. */
function listed(role: "client" | "seller"): Prisma.Sql {
  return role === "client" ? Prisma.sql`q."jobId" IS NULL` : Prisma.sql`true`;
}

/** Heard by every instance when the transaction is committed, and only then. */
async function tell(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify({ type: "quote", id })})`;
}

/**
 * Whether a job takes proposals for this brief. It stays so until the transaction ends: who closes or changes it waits, and
 * who proposes for it too, so that those that stand can be counted.
 */
async function takes(tx: Tx, job: string, brief: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Job" WHERE "id" = ${job} AND "state" = 'open' AND "brief" = ${brief} FOR NO KEY UPDATE`;
  return rows.length > 0;
}

function aboutRow({
  title,
  brief,
  token,
  budget,
  neededBy,
}: Pick<QuoteRecord, "title" | "brief" | "token" | "budget" | "neededBy">) {
  return { title, brief, token, neededBy, budget: budget?.toString() ?? null };
}

function signedRow({ offer, listing, words }: SignedPromise) {
  const { terms, epoch, signature, termsHash } = offer;
  return {
    terms: termsToJson(terms),
    validUntil: BigInt(terms.validUntil),
    content: documentHash(listing),
    ...{ epoch, signature, termsHash, words },
  };
}

async function retire(tx: Tx, row: Prisma.QuoteGetPayload<object>): Promise<void> {
  const { id, termsHash, terms, epoch, content, validUntil } = row;
  if (termsHash === null || epoch === null || content === null || validUntil === null) return;
  const data = {
    quoteId: id,
    terms: terms as Prisma.InputJsonObject,
    ...{ termsHash, epoch, content, validUntil },
  };
  await tx.retiredQuote.create({ data });
}

/** The promise, private to both, and the title by which the order is found. */
async function keepListing(tx: Tx, id: string, listing: HoldfastDocument): Promise<void> {
  const content = documentHash(listing);
  const { client, title, jobId, serviceId } = await tx.quote.findUniqueOrThrow({ where: { id } });
  const { kind, author } = listing;
  await tx.document.createMany({
    data: { hash: content, kind, author, body: { ...listing } as Prisma.InputJsonObject },
    skipDuplicates: true,
  });
  const source = jobId === null ? "service" : "job";
  await tx.listing.createMany({
    data: { content, seller: author, client, source, title, serviceId },
    skipDuplicates: true,
  });
}
