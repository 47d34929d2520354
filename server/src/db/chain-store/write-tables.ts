import { stateOf, termsToJson } from "@holdfast/sdk/order";
import type { MirrorTables, OrderRow } from "../../chain/store.ts";
import { Prisma } from "../generated/client.ts";
import { CHANNEL } from "../notifications.ts";
import { markStale } from "../repositories/mark-stale.ts";
import { jsonRows } from "./json-rows.ts";

type Transaction = Prisma.TransactionClient;
type Reads = "eventsAbove" | "eventsOfOrders" | "offerEvents" | "balances";

/** Behind every log of a block. */
export const LAST_LOG = 2_147_483_647;

/** Columns with their types, as a record and as an insert's list. */
const table = (columns: Record<string, string>) => ({
  names: Prisma.raw(
    Object.keys(columns)
      .map((name) => `"${name}"`)
      .join(", "),
  ),
  record: Prisma.raw(
    Object.entries(columns)
      .map(([name, type]) => `"${name}" ${type}`)
      .join(", "),
  ),
  updates: Prisma.raw(
    Object.keys(columns)
      .map((name) => `"${name}" = EXCLUDED."${name}"`)
      .join(", "),
  ),
});

const BLOCK = table({ number: "bigint", hash: "text", parentHash: "text", timestamp: "bigint" });
const EVENT = table({
  blockNumber: "bigint",
  logIndex: "int",
  txHash: "text",
  txFrom: "text",
  name: "text",
  args: "jsonb",
  orderId: "text",
});
const COMMITMENT = table({
  blockNumber: "bigint",
  logIndex: "int",
  kind: "text",
  hash: "text",
  orderId: "text",
  author: "text",
});
const MOVEMENT = table({
  blockNumber: "bigint",
  logIndex: "int",
  position: "int",
  account: "text",
  token: "text",
  kind: "text",
  orderId: "text",
  counterparty: "text",
  amount: "numeric",
  fee: "numeric",
  incoming: "boolean",
  ofBalance: "numeric",
  at: "bigint",
  txHash: "text",
});
const BALANCE = table({ account: "text", token: "text", amount: "numeric" });
const OFFER = table({ seller: "text", offer: "text" });
const EPOCH = table({ seller: "text", epoch: "bigint" });
const ORDER = table({
  id: "text",
  client: "text",
  seller: "text",
  arbiter: "text",
  platform: "text",
  token: "text",
  price: "numeric",
  terms: "jsonb",
  content: "text",
  status: "int",
  request: "int",
  revisionsUsed: "int",
  flags: "int",
  round: "bigint",
  due: "bigint",
  respondBy: "bigint",
  remaining: "numeric",
  paidIn: "numeric",
  toSeller: "numeric",
  toClient: "numeric",
  platformFees: "numeric",
  arbiterFees: "numeric",
  placedAt: "bigint",
  startedAt: "bigint",
  deliveredAt: "bigint",
  finishedAt: "bigint",
  takenAt: "bigint",
  cancelCause: "int",
  onTime: "boolean",
  updatedAt: "bigint",
  lastBlock: "bigint",
});

/** The mirror's writes inside a transaction, each one statement however many rows. */
export function writeTables(tx: Transaction): Omit<MirrorTables, Reads> {
  const insert = async (
    name: string,
    { names, record }: ReturnType<typeof table>,
    rows: readonly object[],
  ) => {
    if (rows.length === 0) return;
    await tx.$executeRaw`
      INSERT INTO ${Prisma.raw(`"${name}"`)} (${names})
      SELECT ${names} FROM json_to_recordset(${jsonRows(rows)}::json) AS t(${record})`;
  };
  return {
    insertBlocks: (blocks) => insert("ChainBlock", BLOCK, blocks),
    insertEvents: (events) => insert("ChainEvent", EVENT, events),
    insertCommitments: (rows) => insert("Commitment", COMMITMENT, rows),
    insertMovements: (rows) => insert("Movement", MOVEMENT, rows),

    async deleteAbove(block) {
      // First, so that whoever tells people of events is waited for, and then reads what replaces these. What was told
      // already is not told again: it is known by its transaction.
      await tx.$executeRaw`
        UPDATE "NotifiedUpTo" SET "blockNumber" = LEAST("blockNumber", ${block}),
          "logIndex" = CASE WHEN "blockNumber" > ${block} THEN ${LAST_LOG} ELSE "logIndex" END`;
      await tx.$executeRaw`DELETE FROM "Commitment" WHERE "blockNumber" > ${block}`;
      await tx.$executeRaw`DELETE FROM "Movement" WHERE "blockNumber" > ${block}`;
      await tx.$executeRaw`DELETE FROM "ChainBlock" WHERE "number" > ${block}`;
    },

    async pruneBlocks({ above, upTo }) {
      await tx.$executeRaw`
        DELETE FROM "ChainBlock" b WHERE b."number" > ${above} AND b."number" <= ${upTo}
          AND NOT EXISTS (SELECT 1 FROM "ChainEvent" e WHERE e."blockNumber" = b."number")`;
    },

    async putOrders(rows) {
      if (rows.length === 0) return;
      await tx.$executeRaw`
        INSERT INTO "Order" (${ORDER.names})
        SELECT ${ORDER.names} FROM json_to_recordset(${jsonRows(rows.map(columnsOf))}::json) AS t(${ORDER.record})
        ON CONFLICT ("id") DO UPDATE SET ${ORDER.updates}`;
    },

    async deleteOrders(ids) {
      if (ids.length > 0) await tx.$executeRaw`DELETE FROM "Order" WHERE "id" = ANY(${ids}::text[])`;
    },

    markStale: (accounts) => markStale(tx, accounts),

    async putBalances(rows) {
      const spent = rows.filter(({ amount }) => amount === 0n);
      const held = rows.filter(({ amount }) => amount !== 0n);
      if (spent.length > 0) {
        await tx.$executeRaw`
          DELETE FROM "Balance" WHERE ("account", "token") IN (
            SELECT "account", "token" FROM json_to_recordset(${jsonRows(spent)}::json) AS t(${BALANCE.record}))`;
      }
      if (held.length > 0) {
        await tx.$executeRaw`
          INSERT INTO "Balance" (${BALANCE.names})
          SELECT ${BALANCE.names} FROM json_to_recordset(${jsonRows(held)}::json) AS t(${BALANCE.record})
          ON CONFLICT ("account", "token") DO UPDATE SET ${BALANCE.updates}`;
      }
    },

    async replaceOffers(sellers, offers, epochs) {
      await tx.$executeRaw`DELETE FROM "OfferCancellation" WHERE "seller" = ANY(${sellers}::text[])`;
      await tx.$executeRaw`DELETE FROM "SellerEpoch" WHERE "seller" = ANY(${sellers}::text[])`;
      await insert("OfferCancellation", OFFER, offers);
      await insert("SellerEpoch", EPOCH, epochs);
    },

    async notify(notices) {
      if (notices.length === 0) return;
      const payloads = notices.map((notice) => JSON.stringify(notice));
      await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, t.payload) FROM unnest(${payloads}::text[]) AS t(payload)`;
    },
  };
}

function columnsOf({ order, totals, ...row }: OrderRow): Record<string, unknown> {
  const { client, seller, arbiter, platform, token, price, content } = order.terms;
  return {
    id: order.id,
    ...{ client, seller, arbiter, platform, token, price, content },
    terms: termsToJson(order.terms),
    ...stateOf(order),
    paidIn: totals.paid,
    toSeller: totals.toSeller,
    toClient: totals.toClient,
    platformFees: totals.platformFee,
    arbiterFees: totals.arbiterFee,
    placedAt: order.placedAt,
    startedAt: order.startedAt,
    finishedAt: order.endedAt,
    ...row,
  };
}
