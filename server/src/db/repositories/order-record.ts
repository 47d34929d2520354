import type { OrderState, OrderStatus, RequestKind } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { OrderRecord } from "../../domain/orders/ports.ts";
import type { Prisma } from "../generated/client.ts";
import { amount, storedTerms } from "./values.ts";

type OrderRow = Prisma.OrderGetPayload<object>;

/** A stored order as the domain knows it. */
export function toOrderRecord(row: OrderRow): OrderRecord {
  const seconds = (value: bigint | null) => (value === null ? null : Number(value));
  return {
    id: row.id as Hash,
    terms: storedTerms(row.terms),
    state: toState(row),
    totals: {
      paidIn: amount(row.paidIn),
      toSeller: amount(row.toSeller),
      toClient: amount(row.toClient),
      platformFees: amount(row.platformFees),
      arbiterFees: amount(row.arbiterFees),
    },
    placedAt: Number(row.placedAt),
    startedAt: seconds(row.startedAt),
    deliveredAt: seconds(row.deliveredAt),
    finishedAt: seconds(row.finishedAt),
    updatedAt: Number(row.updatedAt),
  };
}

function toState(row: OrderRow): OrderState {
  return {
    status: row.status as OrderStatus,
    request: row.request as RequestKind,
    revisionsUsed: row.revisionsUsed,
    flags: row.flags,
    round: Number(row.round),
    due: Number(row.due),
    respondBy: Number(row.respondBy),
    remaining: amount(row.remaining),
  };
}
