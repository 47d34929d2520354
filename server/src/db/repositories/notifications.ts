import type { NotificationKind } from "@holdfast/sdk/notice";
import type { Address, Hash } from "viem";
import type {
  Notice,
  NotificationData,
  NotificationRecord,
  NotificationStore,
  WhichNotifications,
} from "../../domain/notifications/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { CHANNEL } from "../notifications.ts";
import { isListingOf } from "./order-listing.ts";
import { orderedId } from "./ordered-id.ts";
import { readCursor, writeCursor } from "./values.ts";

/** Notifications in PostgreSQL. */
export function createNotificationStore(db: PrismaClient): NotificationStore {
  return {
    insert: (notices) => db.$transaction((tx) => insertNotices(tx, notices)),

    async list({ account, cursor, limit }) {
      const after = cursor === undefined ? null : readCursor(cursor, /^$/);
      const rows = await db.notification.findMany({
        where: { account, ...(after ? { id: { lt: after[1] } } : {}) },
        orderBy: { id: "desc" },
        take: limit + 1,
      });
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(toNotificationRecord),
        nextCursor: rows.length > limit && last ? writeCursor(["", last.id]) : null,
      };
    },

    unread: (account) => db.notification.count({ where: { account, readAt: null } }),

    async markRead(account, which) {
      await db.$transaction(async (tx) => {
        const { count } = await tx.notification.updateMany({
          where: { account, readAt: null, ...conditionOf(which) },
          data: { readAt: new Date() },
        });
        if (count > 0) await tell(tx, [account]);
      });
    },

    async titles(orders) {
      if (orders.length === 0) return new Map();
      const rows = await db.$queryRaw<{ id: Hash; title: string }[]>`
        SELECT o."id", l."title" FROM "Order" o JOIN "Listing" l ON ${isListingOf}
        WHERE o."id" = ANY(${[...orders]}::text[])`;
      return new Map(rows.map(({ id, title }) => [id, title]));
    },
  };
}

/** Inside a transaction of the caller's: what is new of `notices`, said when the transaction commits. */
export async function insertNotices(
  tx: Prisma.TransactionClient,
  notices: readonly Notice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const fresh = await tx.notification.createManyAndReturn({
    data: notices.map((notice) => ({ ...notice, id: orderedId() })),
    skipDuplicates: true,
    select: { account: true },
  });
  await tell(
    tx,
    fresh.map(({ account }) => account),
  );
  return fresh.length;
}

export async function tell(tx: Prisma.TransactionClient, accounts: readonly string[]): Promise<void> {
  const payloads = [...new Set(accounts)].map((account) => JSON.stringify({ type: "notification", account }));
  if (payloads.length === 0) return;
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, t.payload) FROM unnest(${payloads}::text[]) AS t(payload)`;
}

function conditionOf(which: WhichNotifications): Prisma.NotificationWhereInput {
  if ("ids" in which) return { id: { in: [...which.ids] } };
  return "upTo" in which ? { id: { lte: which.upTo } } : { orderId: which.order };
}

/** A stored notification as the domain knows it. */
export function toNotificationRecord(row: Prisma.NotificationGetPayload<object>): NotificationRecord {
  const { id, createdAt, readAt } = row;
  return {
    id,
    account: row.account as Address,
    // Only `insertNotices` writes these columns.
    kind: row.kind as NotificationKind,
    orderId: row.orderId as Hash | null,
    data: row.data as NotificationData,
    createdAt,
    readAt,
  };
}
