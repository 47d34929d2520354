import type { OrderStatus } from "@holdfast/sdk/order";
import type { OrderCounts, OrderSelection, OrderStand } from "../../domain/orders/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { isNarrow, ofClass, STATUSES, selected } from "./order-selection.ts";

/** Counting stops here: nobody reads more of a chip than "1,000+", and an account may have a million. */
const UP_TO = 1000;

type Row = { class: string; count: number };

/**
 * How many orders of a selection are in each status, wait for the account, and are late (DSH-1): entries of the list
 * index, at most `UP_TO` and one for each class however many orders there are.
 */
export async function countOrders(
  db: PrismaClient,
  { waiting, now, ...selection }: OrderSelection & { waiting: readonly OrderStand[]; now: number },
): Promise<OrderCounts> {
  const stands = ofClass({ kind: "stands", stands: waiting });
  const late = ofClass({ kind: "overdue", overdueAt: now });
  const rows = isNarrow(selection)
    ? await countSmall(db, { selection, stands, late })
    : await countLarge(db, { selection, stands, late });
  const of = new Map(rows.map((row) => [row.class, row.count]));
  return {
    statuses: new Map(
      STATUSES.flatMap((status): [OrderStatus, number][] => {
        const count = of.get(`${status}`) ?? 0;
        return count > 0 ? [[status, count]] : [];
      }),
    ),
    waiting: of.get("waiting") ?? 0,
    overdue: of.get("overdue") ?? 0,
    upTo: UP_TO,
  };
}

type Parts = {
  selection: OrderSelection;
  stands: ReturnType<typeof ofClass>;
  late: ReturnType<typeof ofClass>;
};

/** What was searched is gathered once. */
function countSmall(db: PrismaClient, { selection, stands, late }: Parts): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    WITH o AS (SELECT o."status", o."request", o."due" FROM "Order" o WHERE ${selected(selection)})
    SELECT o."status"::text AS class, least(count(*), ${UP_TO})::int AS count FROM o GROUP BY o."status"
    UNION ALL SELECT 'waiting', least(count(*), ${UP_TO})::int FROM o WHERE ${stands.condition}
    UNION ALL SELECT 'overdue', least(count(*), ${UP_TO})::int FROM o
      WHERE o."status" = ANY(${[...late.statuses]}::int[]) AND ${late.condition}`;
}

function countLarge(db: PrismaClient, { selection, stands, late }: Parts): Promise<Row[]> {
  const upTo = ({ statuses, condition }: Parts["late"]) => Prisma.sql`
    SELECT count(*)::int AS count FROM (
      SELECT FROM unnest(${[...statuses]}::int[]) AS wanted(status) CROSS JOIN LATERAL (
        SELECT FROM "Order" o WHERE ${selected(selection)} AND o."status" = wanted.status AND ${condition}
        LIMIT ${UP_TO}) found
      LIMIT ${UP_TO}) counted`;
  return db.$queryRaw<Row[]>`
    SELECT each.status::text AS class, c.count FROM unnest(${[...STATUSES]}::int[]) AS each(status)
    CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM (
      SELECT FROM "Order" o WHERE ${selected(selection)} AND o."status" = each.status LIMIT ${UP_TO}) found) c
    UNION ALL SELECT 'waiting', count FROM (${upTo(stands)}) w
    UNION ALL SELECT 'overdue', count FROM (${upTo(late)}) l`;
}
