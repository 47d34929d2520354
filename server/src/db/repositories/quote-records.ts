import { OrderStatus } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { QuoteRecord, QuoteStage } from "../../domain/quotes/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { quoteOrders } from "./quote-sql.ts";
import { amount, storedTerms } from "./values.ts";

/** What of a quote is read with it. */
export const WHOLE = {
  questions: { orderBy: { createdAt: "asc" } },
  retired: { orderBy: { retiredAt: "asc" } },
} as const satisfies Prisma.QuoteInclude;
type Row = Prisma.QuoteGetPayload<{ include: typeof WHOLE }>;

type Placed = { quoteId: string; termsHash: Hash; id: Hash; status: OrderStatus; taken: boolean };

/** Stored quotes as the domain knows them, each with its order: the orders of all are one look. */
export async function toRecords(db: PrismaClient, rows: readonly Row[]): Promise<QuoteRecord[]> {
  const signed = rows.filter(({ content }) => content !== null).map(({ id }) => id);
  const orders = signed.length
    ? await db.$queryRaw<Placed[]>`
        SELECT * FROM (${quoteOrders(Prisma.sql`q."id" = ANY(${signed}::text[])`)}) o
        ORDER BY o."taken" DESC, o."placedAt"`
    : [];
  const ordersOf = Map.groupBy(orders, ({ quoteId }) => quoteId);
  return rows.map((row) => {
    const placed = ordersOf.get(row.id) ?? [];
    const order = placed.find(({ taken, status }) => taken || status !== OrderStatus.Cancelled);
    return {
      ...toRecord(row),
      order: order ? { id: order.id, status: order.status, taken: order.taken } : null,
      used: placed.map(({ termsHash }) => termsHash),
    };
  });
}

function toRecord(row: Row): Omit<QuoteRecord, "order" | "used"> {
  const { id, jobId, serviceId, title, neededBy, words, shortlisted } = row;
  const { createdAt, quotedAt, acceptedAt, endedAt, updatedAt } = row;
  return {
    ...{ id, jobId, serviceId, title, neededBy, words, shortlisted },
    ...{ createdAt, quotedAt, acceptedAt, endedAt, updatedAt },
    client: row.client as Address,
    seller: row.seller as Address,
    brief: row.brief as Hash,
    token: row.token as Address | null,
    budget: row.budget && amount(row.budget),
    // Only the quote store writes this column.
    stage: row.state as QuoteStage,
    offer: offerOf(row),
    retired: row.retired.map(({ terms, epoch, termsHash }) => ({
      terms: storedTerms(terms),
      epoch,
      termsHash: termsHash as Hash,
    })),
    questions: row.questions.map(({ author, text, createdAt: askedAt, answer, answeredAt }) => ({
      ...{ text, answer, answeredAt },
      author: author as Address,
      createdAt: askedAt,
    })),
  };
}

function offerOf({ terms, epoch, signature, termsHash }: Row): QuoteRecord["offer"] {
  if (terms === null || epoch === null || signature === null || termsHash === null) return null;
  return { terms: storedTerms(terms), epoch, signature: signature as Hex, termsHash: termsHash as Hash };
}
