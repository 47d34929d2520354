import type { Address, Hash } from "viem";
import { AHEAD, NEWS } from "../../domain/notifications/limits.ts";
import type { ReminderStore } from "../../domain/notifications/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { toOrderRecord } from "./order-record.ts";

/** Reminders told at a time. */
const PORTION = 200;
/** The longest grace that terms can have, in seconds (docs/protocol.md). */
const LONGEST_GRACE = 30 * 86_400;

/** Reminders in PostgreSQL, and orders by their limits. */
export function createReminderStore(db: PrismaClient): ReminderStore {
  return {
    async put({ order, account, at }) {
      const data = { at: new Date(at * 1000) };
      await db.reminder.upsert({
        where: { orderId_account: { orderId: order, account } },
        create: { orderId: order, account, ...data },
        update: data,
      });
    },

    async due(now) {
      const rows = await db.reminder.findMany({
        where: { at: { lte: new Date(now * 1000) } },
        orderBy: [{ at: "asc" }, { orderId: "asc" }],
        take: PORTION,
      });
      return rows.map(({ orderId, account, at }) => ({
        order: orderId as Hash,
        account: account as Address,
        at: at.getTime() / 1000,
      }));
    },

    async remove({ order, account, at }) {
      await db.reminder.deleteMany({ where: { orderId: order, account, at: new Date(at * 1000) } });
    },

    async near(range) {
      const rows = await db.$queryRaw<{ id: string }[]>(nearLimits(range));
      return rows.map(({ id }) => id as Hash);
    },

    async orders(ids) {
      const rows = await db.order.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(toOrderRecord);
    },
  };
}

/** Each way is a walk along an index: what is near is a handful, however many orders there are. */
function nearLimits({ from, to }: { from: number | null; to: number }): Prisma.Sql {
  const start = BigInt(from ?? to - NEWS);
  const end = BigInt(to);
  const reached = (limit: Prisma.Sql) => {
    const windows = [0, ...AHEAD].map((seconds) => {
      const shift = BigInt(seconds);
      return Prisma.sql`(${limit} > ${start + shift} AND ${limit} <= ${end + shift})`;
    });
    // Limits that were far away when nobody looked: all that is near now.
    if (from === null)
      windows.push(Prisma.sql`(${limit} > ${end} AND ${limit} <= ${end + BigInt(AHEAD[1])})`);
    return Prisma.join(windows, " OR ");
  };
  return Prisma.sql`
    SELECT "id" FROM "Order" WHERE "status" IN (3, 4, 5, 6, 7) AND (${reached(Prisma.sql`"due"`)})
    UNION
    SELECT "id" FROM "Order" WHERE "request" > 0 AND (${reached(Prisma.sql`"respondBy"`)})
    UNION
    SELECT "id" FROM "Order" WHERE "status" IN (3, 5)
      AND "due" > ${start - BigInt(LONGEST_GRACE)} AND "due" <= ${end}
      AND "due" + ("terms"->>'graceTime')::bigint > ${start}
      AND "due" + ("terms"->>'graceTime')::bigint <= ${end}
    UNION
    SELECT "id" FROM "Order" WHERE "status" = 1
      AND (${reached(Prisma.sql`("terms"->>'validUntil')::bigint`)})`;
}
