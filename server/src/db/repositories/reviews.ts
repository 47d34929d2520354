import { OrderStatus } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { NewReview, PutReview, ReviewRecord, ReviewStore } from "../../domain/reviews/ports.ts";
import { CONNECTION_WAIT_MS, type PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { markStale } from "./mark-stale.ts";
import { insertNotices } from "./notifications.ts";
import { endedReviews, type ReviewRow, toReviewRecord } from "./review-rows.ts";
import { takeTurn } from "./take-turn.ts";
import { readCursor, storedTerms, writeCursor } from "./values.ts";

/** Reviews told of at a time. */
const PORTION = 200;
/** Seconds after which nobody is told any more that a review is visible. */
const NEWS = 30 * 86_400;
/** A cursor's sort key: when the last one became visible, in unix milliseconds of the years that the database knows. */
const MOMENT = /^\d{1,14}$/;

/**
 * Reviews in PostgreSQL.
 * @param tokens those that the operator lists: of orders in others everybody sees no reviews, for a token of somebody's
 * own making can name anybody as its client
 */
export function createReviewStore(db: PrismaClient, tokens: readonly { address: string }[]): ReviewStore {
  const listed = tokens.map(({ address }) => address);
  const page = async <R extends ReviewRow>(
    which: Prisma.Sql,
    { cursor, limit, now }: { cursor?: string | undefined; limit: number; now: number },
  ) => {
    const after = cursor === undefined ? null : readCursor(cursor, MOMENT);
    const last = new Date(after ? Number(after[0]) : now * 1000);
    const beyond = after
      ? Prisma.sql`AND (r."visibleAt" < ${last} OR r."orderId" > ${after[1]})`
      : Prisma.empty;
    const rows = await db.$queryRaw<R[]>`
      ${endedReviews} WHERE ${which} AND o."token" = ANY(${listed}) AND r."visibleAt" <= ${last} AND r."visibleAt" <= ${moment(now)} ${beyond}
      ORDER BY r."visibleAt" DESC, r."orderId" LIMIT ${limit + 1}`;
    const items = rows.slice(0, limit);
    const end = items.at(-1);
    const more = rows.length > limit && end !== undefined;
    return { items, nextCursor: more ? writeCursor([String(end.visibleAt.getTime()), end.orderId]) : null };
  };
  // What is said of a seller was written by clients.
  const about = (subject: string, as: "client" | "seller") =>
    Prisma.sql`r."subject" = ${subject} AND r."side" = ${as === "seller" ? "client" : "seller"}`;

  return {
    put: (review, at) => db.$transaction((tx) => put(tx, review, at), { maxWait: CONNECTION_WAIT_MS }),

    async reply({ order, author }, { text, signedAt, signature }, now) {
      const { count } = await db.review.updateMany({
        where: { orderId: order, author, reply: null, visibleAt: { lte: moment(now) } },
        data: {
          reply: text,
          replySignedAt: BigInt(signedAt),
          replySignature: signature,
          repliedAt: moment(now),
        },
      });
      return count === 1;
    },

    async ofOrder(order) {
      return (await db.$queryRaw<ReviewRow[]>`${endedReviews} WHERE r."orderId" = ${order}`).map(
        toReviewRecord,
      );
    },

    async ofAccount({ subject, as, ...input }) {
      const { items, nextCursor } = await page(about(subject, as), input);
      return { items: items.map(toReviewRecord), nextCursor };
    },

    async ofService({ service, ...input }) {
      const which = Prisma.sql`r."serviceId" = ${service} AND r."side" = 'client'`;
      const { items, nextCursor } = await page(which, input);
      return { items: items.map(toReviewRecord), nextCursor };
    },

    async proofs({ subject, as, order, ...input }) {
      const which = order ? Prisma.sql`${about(subject, as)} AND r."orderId" = ${order}` : about(subject, as);
      const { items, nextCursor } = await page(which, input);
      const orders = await db.order.findMany({
        where: { id: { in: items.map(({ orderId }) => orderId) } },
        select: { id: true, terms: true },
      });
      const terms = new Map(orders.map((one) => [one.id, storedTerms(one.terms)]));
      // An order that a reorganisation took away meanwhile is left out.
      const proven = items.flatMap((row) => {
        const known = terms.get(row.orderId);
        return known ? [{ ...toReviewRecord(row), terms: known }] : [];
      });
      return { items: proven, nextCursor };
    },

    async untold(now) {
      const rows = await db.$queryRaw<ReviewRow[]>`
        ${endedReviews} WHERE r."visibleAt" <= ${moment(now)} AND r."visibleAt" > ${moment(now - NEWS)}
          AND NOT EXISTS (SELECT 1 FROM "Notification" n WHERE n."account" = r."subject"
            AND n."key" = 'review:' || r."orderId" || ':' || r."author" || ':shown')
        ORDER BY r."visibleAt", r."orderId" LIMIT ${PORTION}`;
      return rows.map(toReviewRecord);
    },

    async tell(reviews, notices) {
      await db.$transaction(async (tx) => {
        await markStale(
          tx,
          reviews.flatMap(({ author, subject }) => [author, subject]),
        );
        await insertNotices(tx, notices);
      });
    },

    silent: ({ from, to }) => db.$queryRaw`
      SELECT DISTINCT o."id" AS "order", p."account", p."other", o."finishedAt"::float8 AS "finishedAt"
      FROM "ChainBlock" b
      JOIN "ChainEvent" e ON e."blockNumber" = b."number" AND e."name" IN ('OrderCompleted', 'OrderSettled')
      JOIN "Order" o ON o."id" = e."orderId" AND o."status" IN (${OrderStatus.Completed}, ${OrderStatus.Settled})
      CROSS JOIN LATERAL (VALUES (o."client", o."seller"), (o."seller", o."client")) AS p("account", "other")
      WHERE b."timestamp" > ${BigInt(from)} AND b."timestamp" <= ${BigInt(to)} AND o."client" <> o."seller"
        AND NOT EXISTS (SELECT 1 FROM "Review" r WHERE r."orderId" = o."id" AND r."author" = p."account")`,
  };
}

/** Both sides at the same moment: each waits here for the other's transaction, and then sees its review. */
async function put(
  tx: Prisma.TransactionClient,
  review: NewReview,
  { now, alone }: { now: number; alone: number },
): Promise<PutReview> {
  const { order: orderId, author, subject, side, ...said } = review;
  await takeTurn(tx, `review ${orderId}`);
  const there = await tx.review.findMany({ where: { orderId } });
  const own = there.find((one) => one.author === author);
  const other = there.find((one) => one.author !== author);
  if (own && saysTheSame(own, said)) return { outcome: "same" };
  if (own && own.visibleAt <= moment(now)) return { outcome: "shown" };
  if (own && own.signedAt > BigInt(said.signedAt)) return { outcome: "older" };
  const words = { ...said, signedAt: BigInt(said.signedAt) };
  const atOnce = moment(now);
  const visibleAt = other ? atOnce : (own?.visibleAt ?? moment(alone));
  // A service is judged by its clients.
  const serviceId = side === "client" ? await serviceOf(tx, orderId) : null;
  await tx.review.upsert({
    where: { orderId_author: { orderId, author } },
    create: { orderId, author, subject, side, serviceId, ...words, visibleAt },
    update: { ...words, visibleAt },
  });
  if (other && other.visibleAt > atOnce) {
    const where = { orderId_author: { orderId, author: other.author } };
    await tx.review.update({ where, data: { visibleAt } });
  }
  await markStale(tx, [author, subject]);
  const kept: ReviewRecord = { ...review, visibleAt: visibleAt.getTime() / 1000, reply: null, service: null };
  return {
    outcome: "kept",
    review: kept,
    other: other ? toReviewRecord({ ...other, serviceTitle: null }) : null,
  };
}

/** One content has many signatures: what was signed tells reviews apart, its order and subject being given. */
function saysTheSame(
  own: { stars: number; text: string; signedAt: bigint },
  { stars, text, signedAt }: Pick<NewReview, "stars" | "text" | "signedAt">,
): boolean {
  return own.stars === stars && own.text === text && own.signedAt === BigInt(signedAt);
}

async function serviceOf(tx: Prisma.TransactionClient, orderId: Hash): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ serviceId: string | null }[]>`
    SELECT l."serviceId" FROM "Order" o
    JOIN "Listing" l ON l."content" = o."content" AND l."seller" = o."seller" WHERE o."id" = ${orderId}`;
  return found?.serviceId ?? null;
}

function moment(seconds: number): Date {
  return new Date(seconds * 1000);
}
