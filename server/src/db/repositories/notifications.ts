import type { Notice, NotificationStore } from "../../domain/notifications/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { CHANNEL } from "../notifications.ts";

/** Notifications in PostgreSQL. */
export function createNotificationStore(db: PrismaClient): NotificationStore {
  return {
    insert: (notices) => db.$transaction((tx) => insertNotices(tx, notices)),
  };
}

function byKey(a: Notice, b: Notice): number {
  const [left, right] = [`${a.account} ${a.key}`, `${b.account} ${b.key}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Inside a transaction of the caller's: what is new of `notices`, said when the transaction commits. */
export async function insertNotices(
  tx: Prisma.TransactionClient,
  notices: readonly Notice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const fresh = await tx.notification.createManyAndReturn({
    // Always in one order, so that two instances that tell the same never wait for each other in a circle.
    data: notices.map((notice) => ({ ...notice })).sort(byKey),
    skipDuplicates: true,
    select: { account: true },
  });
  const payloads = [...new Set(fresh.map(({ account }) => account))].map((account) =>
    JSON.stringify({ type: "notification", account }),
  );
  if (payloads.length > 0) {
    await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, t.payload) FROM unnest(${payloads}::text[]) AS t(payload)`;
  }
  return fresh.length;
}
