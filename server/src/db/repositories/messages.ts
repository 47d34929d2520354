import type { Address, Hash } from "viem";
import type { MessageRecord, MessageStore } from "../../domain/messages/ports.ts";
import { CONNECTION_WAIT_MS, type PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { CHANNEL } from "../notifications.ts";
import { toFile } from "./documents.ts";
import { insertNotices, tell as tellAccounts } from "./notifications.ts";
import { takeTurn } from "./take-turn.ts";

const WITH_FILES = { files: { include: { file: true }, orderBy: { position: "asc" } } } as const;
type Row = Prisma.MessageGetPayload<{ include: typeof WITH_FILES }>;
type Tx = Pick<PrismaClient, "$executeRaw">;

/** Messages in PostgreSQL. */
export function createMessageStore(db: PrismaClient): MessageStore {
  const findByKey: MessageStore["findByKey"] = async ({ order, author, key }) => {
    const where = { orderId_author_key: { orderId: order, author, key } };
    const row = await db.message.findUnique({ where, include: WITH_FILES });
    return row && toRecord(row);
  };
  return {
    findByKey,
    async slice(order, { before, after, limit }) {
      const upward = after === undefined;
      const rows = await db.message.findMany({
        where: {
          orderId: order,
          ...(after === undefined ? {} : { number: { gt: after } }),
          ...(before === undefined ? {} : { number: { lt: before } }),
        },
        orderBy: { number: upward ? "desc" : "asc" },
        take: limit,
        include: WITH_FILES,
      });
      return (upward ? rows.reverse() : rows).map(toRecord);
    },
    async last(order) {
      const { _max } = await db.message.aggregate({ where: { orderId: order }, _max: { number: true } });
      return _max.number ?? 0;
    },
    async insert({ fileIds, ...message }, { most, notices }) {
      await db.$transaction(
        async (tx) => {
          const { order, author, text, key } = message;
          await takeTurn(tx, turnOf(order));
          const [row] = await tx.$queryRaw<{ number: number }[]>`
            INSERT INTO "Message" ("orderId", number, author, text, key, "createdAt")
            SELECT ${order}, coalesce(max(number), 0) + 1, ${author}, ${text}, ${key},
                   timezone('UTC', clock_timestamp())
            FROM "Message" WHERE "orderId" = ${order}
            HAVING (SELECT count(*) FROM "Message" WHERE "orderId" = ${order} AND author = ${author}) < ${most}
            ON CONFLICT ("orderId", author, key) DO NOTHING
            RETURNING number`;
          if (!row) return;
          const { number } = row;
          if (fileIds.length > 0)
            await tx.messageFile.createMany({
              data: fileIds.map((fileId, position) => ({ orderId: order, number, position, fileId })),
            });
          await tell(tx, order, number);
          const waiting = await tx.notification.findMany({
            where: {
              account: { in: notices.map(({ account }) => account) },
              orderId: order,
              kind: "message",
              readAt: null,
            },
            select: { account: true },
          });
          const told = new Set(waiting.map(({ account }) => account));
          const fresh = notices.filter(({ account }) => !told.has(account));
          await insertNotices(
            tx,
            fresh.map((notice) => ({ ...notice, key: `message:${order}:${number}` })),
          );
        },
        { maxWait: CONNECTION_WAIT_MS, timeout: CONNECTION_WAIT_MS },
      );
      return findByKey(message);
    },
    async marks(order) {
      const rows = await db.readMark.findMany({ where: { orderId: order }, orderBy: { account: "asc" } });
      return rows.map(({ account, number }) => ({ account: account as Address, number }));
    },
    async mark(order, { account, number }) {
      await db.$transaction(async (tx) => {
        await takeTurn(tx, turnOf(order));
        const moved = await tx.$executeRaw`
          INSERT INTO "ReadMark" AS mark ("orderId", account, number) VALUES (${order}, ${account}, ${number})
          ON CONFLICT ("orderId", account) DO UPDATE SET number = excluded.number
          WHERE mark.number < excluded.number`;
        if (moved === 0) return;
        await tell(tx, order, number);
        const { count } = await tx.notification.updateMany({
          where: { account, orderId: order, kind: "message", readAt: null },
          data: { readAt: new Date() },
        });
        if (count > 0) await tellAccounts(tx, [account]);
      });
    },
    countUnread: (order, { account, number }) =>
      db.message.count({ where: { orderId: order, number: { gt: number }, author: { not: account } } }),
    async ordersWithFile(fileId, account) {
      const found = await db.$queryRaw<{ id: Hash }[]>`
        SELECT DISTINCT o.id FROM "MessageFile" f JOIN "Order" o ON o.id = f."orderId"
        WHERE f."fileId" = ${fileId}
          AND (${account}::text IS NULL OR ${account} IN (o.client, o.seller, o.arbiter))`;
      return found.map(({ id }) => id);
    },
    async lastWritten(orders, authors) {
      if (orders.length === 0 || authors.length === 0) return new Map();
      const rows = await db.message.groupBy({
        by: ["orderId"],
        where: { orderId: { in: [...orders] }, author: { in: [...authors] } },
        _max: { createdAt: true },
      });
      return new Map(
        rows.flatMap(({ orderId, _max }) => (_max.createdAt ? [[orderId as Hash, _max.createdAt]] : [])),
      );
    },
  };
}

/** Who writes or reads in an order takes turns: numbers have no gap, and who has just read one is told of the next. */
function turnOf(order: Hash): string {
  return `messages ${order}`;
}

/** Heard by every instance when the transaction is committed, and only then. */
async function tell(tx: Tx, order: Hash, number: number): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify({ type: "message", id: order, number })})`;
}

function toRecord(row: Row): MessageRecord {
  const { orderId, number, author, text, key, createdAt, files } = row;
  return {
    order: orderId as Hash,
    number,
    author: author as Address,
    text,
    key,
    createdAt,
    files: files.map(({ file }) => toFile(file)),
  };
}
