import { type EscrowEvent, isOrderEvent, type OrderStatus } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type { OrderEventRecord, OrderStore } from "../../domain/orders/ports.ts";
import type { PrismaClient } from "../client.ts";
import { listOrders } from "./list-orders.ts";
import { type HistoryRow, readHistory } from "./order-history.ts";
import { toOrderRecord } from "./order-record.ts";
import { amount } from "./values.ts";

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

    list: (listing) => listOrders(db, listing),

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
