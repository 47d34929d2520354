import { OrderStatus } from "@holdfast/sdk/order";
import type { OrderClass, OrderSelection, OrderStand } from "../../domain/orders/ports.ts";
import { Prisma } from "../generated/client.ts";
import { PARTIES, withWords } from "./order-words.ts";
import { literal } from "./values.ts";

/** The contract's statuses of orders that exist. */
export const STATUSES: readonly OrderStatus[] = Object.values(OrderStatus).filter(
  (status) => status !== OrderStatus.None,
);
const MORE_THAN_REQUESTS = 16;
const WORKING = [OrderStatus.InProgress, OrderStatus.RevisionRequested];

/** What a list and its counts read: `FROM ${orders} o WHERE ${mine}`, in a statement that begins `WITH ${gathered}`. */
export type Selected = { gathered: readonly Prisma.Sql[]; orders: Prisma.Sql; mine: Prisma.Sql };

/**
 * An account's orders, or those of them that were searched. Without a search they are read from the account's list index
 * alone: what came from jobs is a set of ids of its own. What was searched is gathered once, for the page and the counts.
 */
export function selected(selection: OrderSelection): Selected {
  const { account, role, source } = selection;
  const mine = Prisma.sql`${PARTIES[role]} = ${account}`;
  const jobs = source === undefined ? [] : [Prisma.sql`jobs AS MATERIALIZED (${jobOrders(selection)})`];
  const sourced =
    source === undefined
      ? Prisma.sql`TRUE`
      : Prisma.sql`o."id" ${Prisma.raw(source === "job" ? "IN" : "NOT IN")} (SELECT jobs."id" FROM jobs)`;
  if (!isNarrow(selection))
    return { gathered: jobs, orders: Prisma.sql`"Order"`, mine: Prisma.sql`${mine} AND ${sourced}` };
  const found = Prisma.sql`
    found AS MATERIALIZED (SELECT o.* FROM (${withWords(selection)}) o WHERE ${sourced})`;
  return { gathered: [...jobs, found], orders: Prisma.sql`found`, mine: Prisma.sql`TRUE` };
}

/** Whether the selection is small however many orders the account has. */
export function isNarrow({ source, words }: OrderSelection): boolean {
  return source === "job" || words.length > 0;
}

/** Statuses that a class can have, as a list for the database, and what else it asks of "Order" o. */
export function ofClass(wanted: OrderClass): { statuses: Prisma.Sql; condition: Prisma.Sql } {
  switch (wanted.kind) {
    case "all":
      return { statuses: array(STATUSES), condition: Prisma.sql`TRUE` };
    case "status":
      return { statuses: Prisma.sql`ARRAY[${wanted.status}::int]`, condition: Prisma.sql`TRUE` };
    case "stands": {
      const statuses = [...new Set(wanted.stands.map(([status]) => status))];
      return { statuses: array(statuses), condition: atStands(wanted.stands) };
    }
    case "overdue":
      return { statuses: array(WORKING), condition: Prisma.sql`o."due" < ${BigInt(wanted.overdueAt)}` };
  }
}

/** One number for a stand: of a list of pairs the planner would make a scan for each, and read the rows besides. */
function atStands(stands: readonly OrderStand[]): Prisma.Sql {
  const numbers = stands.map(([status, request]) => status * MORE_THAN_REQUESTS + request);
  return Prisma.sql`o."status" * ${literal(MORE_THAN_REQUESTS)} + o."request" = ANY(${array(numbers)})`;
}

/** Numbers of ours, written out: see `literal`. */
function array(numbers: readonly number[]): Prisma.Sql {
  return Prisma.sql`ARRAY[${Prisma.join(numbers.map(literal))}]::int[]`;
}

/** Orders that came from jobs: their listings name the client, for only one can order each. */
function jobOrders({ account, role }: OrderSelection): Prisma.Sql {
  const whose = {
    client: Prisma.sql`AND l."client" = ${account}`,
    seller: Prisma.sql`AND l."seller" = ${account}`,
    arbiter: Prisma.empty,
  }[role];
  // From job to job, never through all of an account's orders: it has few jobs beside them.
  return Prisma.sql`
    SELECT o."id" FROM "Listing" l CROSS JOIN LATERAL (
      SELECT o."id" FROM "Order" o
      WHERE o."seller" = l."seller" AND o."content" = l."content" AND ${PARTIES[role]} = ${account} OFFSET 0) o
    WHERE l."source" = 'job' ${whose}`;
}
