import {
  type EscrowEvent,
  isOrderEvent,
  type OrderState,
  type OrderStatus,
  type RequestKind,
} from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { OrderEventRecord, OrderRecord, OrderStore } from "../../domain/orders/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { countOrders } from "./count-orders.ts";
import { listOrderIds } from "./list-orders.ts";
import { type HistoryRow, readHistory } from "./order-history.ts";
import { amount, storedTerms } from "./values.ts";

type Row = Prisma.OrderGetPayload<object>;

/** How a stored event's arguments become what the sdk folds: the mirror's own reading. */
export type ReadArguments = (name: string, json: unknown) => EscrowEvent["args"];

/** Orders of the mirror, read only, and rulings that wait to be submitted. */
export function createOrderStore(db: PrismaClient, readArguments: ReadArguments): OrderStore {
  return {
    async find(id) {
      const row = await db.order.findUnique({ where: { id } });
      return row && toOrderRecord(row);
    },

    async parties(id) {
      const row = await db.order.findUnique({
        where: { id },
        select: { client: true, seller: true, arbiter: true, status: true, round: true },
      });
      if (!row) return null;
      const dispute = await db.chainEvent.findFirst({
        where: { orderId: id, name: "OrderDisputed" },
        orderBy: { blockNumber: "asc" },
        select: { blockNumber: true },
      });
      return {
        client: row.client as Address,
        seller: row.seller as Address,
        arbiter: row.arbiter as Address,
        status: row.status as OrderStatus,
        round: Number(row.round),
        disputed: dispute !== null,
      };
    },

    async list(listing) {
      const { ids, nextCursor } = await listOrderIds(db, listing);
      const rows = await db.order.findMany({ where: { id: { in: ids } } });
      const byId = new Map(rows.map((row) => [row.id, row]));
      // One that a reorganisation took away meanwhile is left out.
      const items = ids.flatMap((id) => {
        const row = byId.get(id);
        return row ? [toOrderRecord(row)] : [];
      });
      return { items, nextCursor };
    },

    counts: (input) => countOrders(db, input),

    async titles(contents) {
      const rows = await db.listing.findMany({
        where: { content: { in: [...contents] } },
        select: { content: true, seller: true, client: true, title: true },
      });
      return new Map(
        rows.map(({ content, seller, client, title }) => [
          content as Hash,
          { seller: seller as Address, client: client as Address | null, title },
        ]),
      );
    },

    async history(query) {
      const rows = await readHistory(db, query);
      return rows.flatMap((row) => toEventRecord(row, readArguments));
    },

    async ruling(id) {
      const row = await db.ruling.findUnique({ where: { orderId: id } });
      if (!row) return null;
      const { arbiter, sellerAmount, content, signature } = row;
      return {
        arbiter: arbiter as Address,
        sellerAmount: amount(sellerAmount),
        content: content as Hash,
        signature: signature as Hex,
      };
    },

    async putRuling(id, { sellerAmount, ...ruling }) {
      const data = { ...ruling, sellerAmount: sellerAmount.toString() };
      await db.ruling.upsert({ where: { orderId: id }, create: { orderId: id, ...data }, update: data });
    },
  };
}

/** A stored order as the domain knows it. */
export function toOrderRecord(row: Row): OrderRecord {
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

function toState(row: Row): OrderState {
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

/** A stored event as the sdk reads it; none for one that belongs to no order. */
export function toEventRecord(row: HistoryRow, readArguments: ReadArguments): OrderEventRecord[] {
  // The mirror decoded name and arguments by the escrow's ABI when it stored them.
  const event = {
    name: row.name,
    args: readArguments(row.name, row.args),
    block: { number: row.blockNumber, hash: row.hash as Hash, timestamp: Number(row.timestamp) },
    txHash: row.txHash as Hash,
    logIndex: row.logIndex,
  } as EscrowEvent;
  return isOrderEvent(event) ? [{ event, txFrom: row.txFrom as Address }] : [];
}
