import { OrderStatus } from "@holdfast/sdk/order";
import { Prisma } from "../generated/client.ts";
import { quoteOrders } from "./quote-sql.ts";

/**
 * Orders of a job (LST-5): paid under the signature of one of its proposals, replaced ones too. A cancelled one hires
 * nobody. Told from the mirror at each look, so that it stays right when the chain is reorganised.
 * @param job an SQL expression: the row of "Job" that is looked at.
 */
export function ordersOfJob(job: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT h.id, p.seller, h."placedAt" FROM (${quoteOrders(Prisma.sql`q."jobId" = ${job}.id`)}) h
    JOIN "Quote" p ON p.id = h."quoteId" WHERE h.taken AND h.status <> ${OrderStatus.Cancelled}`;
}

/** A job whose client looks for somebody still. */
export function isOpen(job: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${job}.state = 'open' AND NOT ${isHired(job)})`;
}

/** A job whose client has found somebody. */
export function isHired(job: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (${ordersOfJob(job)})`;
}

/** Proposals that stand. */
export function countProposals(job: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*)::int FROM "Quote" q WHERE q."jobId" = ${job}.id AND q.state IN ('quoted', 'accepted'))`;
}
