import type { BalanceRow, MirrorTables, StoredEvent } from "../../chain/store.ts";
import { Prisma } from "../generated/client.ts";
import { jsonRows } from "./json-rows.ts";

type Transaction = Prisma.TransactionClient;
type Reads = Pick<MirrorTables, "eventsAbove" | "eventsOfOrders" | "offerEvents" | "balances">;

/** The mirror's reads inside a transaction. Rows come typed as this file's own writes left them. */
export function readTables(tx: Transaction): Reads {
  const events = (condition: Prisma.Sql) =>
    tx.$queryRaw<StoredEvent[]>`
      SELECT e."blockNumber", b."hash" AS "blockHash", b."timestamp", e."logIndex", e."txHash", e."txFrom",
             e."name", e."args", e."orderId"
      FROM "ChainEvent" e JOIN "ChainBlock" b ON b."number" = e."blockNumber"
      WHERE ${condition}
      ORDER BY e."blockNumber", e."logIndex"`;
  return {
    eventsAbove: (block) => events(Prisma.sql`e."blockNumber" > ${block}`),
    eventsOfOrders: async (ids) =>
      ids.length === 0 ? [] : events(Prisma.sql`e."orderId" = ANY(${ids}::text[])`),
    offerEvents: (sellers) =>
      events(Prisma.sql`
        e."name" IN ('OfferCancelled', 'OffersCancelled') AND e."args"->>'seller' = ANY(${sellers}::text[])`),
    async balances(keys) {
      const rows = await tx.$queryRaw<(Omit<BalanceRow, "amount"> & { amount: string })[]>`
        SELECT "account", "token", "amount"::text AS "amount" FROM "Balance"
        WHERE ("account", "token") IN (
          SELECT * FROM json_to_recordset(${jsonRows(keys)}::json) AS t("account" text, "token" text))`;
      return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
    },
  };
}
