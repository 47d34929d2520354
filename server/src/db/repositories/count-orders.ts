import type { OrderStatus } from "@holdfast/sdk/order";
import type { OrderClass, OrderCounts } from "../../domain/orders/ports.ts";
import { Prisma } from "../generated/client.ts";
import { ofClass, type Selected, STATUSES } from "./order-selection.ts";
import { literal } from "./values.ts";

/** Counting stops here: nobody reads more of a chip than "1,000+", and an account may have a million. */
const MOST = 1000;
const UP_TO = literal(MOST);

/** What `countsOf` selects. */
export type CountRow = { statuses: Record<string, number>; waiting: number; overdue: number };

/** The classes that are counted beside the statuses. */
export type Counted = { waiting: OrderClass; overdue: OrderClass };

/**
 * Columns of a `CountRow`: how many orders are in each status, wait for the account, and are late (DSH-1). Of all orders
 * they are entries of the list index, at most `MOST` a status and class however many orders there are; what was searched
 * is small.
 */
export function countsOf(selected: Selected, { waiting, overdue }: Counted): Prisma.Sql {
  const counted = (wanted: OrderClass) => {
    const { statuses, condition } = ofClass(wanted);
    return Prisma.sql`unnest(${statuses}) AS wanted(status) CROSS JOIN LATERAL (
      SELECT count(*) FROM (
        SELECT FROM ${selected.orders} o
        WHERE ${selected.mine} AND o."status" = wanted.status AND ${condition} LIMIT ${UP_TO}) o) c`;
  };
  const inClass = (wanted: OrderClass) =>
    Prisma.sql`(SELECT least(sum(c.count), ${UP_TO})::int FROM ${counted(wanted)})`;
  return Prisma.sql`
    (SELECT json_object_agg(wanted.status, c.count) FROM ${counted({ kind: "all" })}) AS statuses,
    ${inClass(waiting)} AS waiting, ${inClass(overdue)} AS overdue`;
}

export function toCounts({ statuses, waiting, overdue }: CountRow): OrderCounts {
  const counts = STATUSES.flatMap((status): [OrderStatus, number][] => {
    const count = statuses[status] ?? 0;
    return count > 0 ? [[status, count]] : [];
  });
  return { statuses: new Map(counts), waiting, overdue, upTo: MOST };
}
