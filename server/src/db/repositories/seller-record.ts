import { CancelCause, OrderStatus } from "@holdfast/sdk/order";
import type { FindSellerRecord, SellerRecord } from "../../domain/accounts/seller-record.ts";
import type { PrismaClient } from "../client.ts";

/** An order that was never accepted was declined or taken back, not cancelled: it counts nowhere. */
export function createSellerRecord(db: PrismaClient): FindSellerRecord {
  return async (seller) => {
    const { Pending, Completed, Cancelled, Settled } = OrderStatus;
    const rows = await db.$queryRaw<SellerRecord[]>`
      WITH taken AS (
        SELECT o."id", o."status" FROM "Order" o
        WHERE o."seller" = ${seller} AND o."status" = ANY(${[Completed, Cancelled, Settled]}::int[])
          AND (o."status" <> ${Cancelled}::int OR EXISTS (
            SELECT FROM "ChainEvent" e WHERE e."orderId" = o."id"
              AND (e."name" = 'OrderAccepted'
                OR (e."name" = 'OrderPlaced' AND (e."args"->>'status')::int <> ${Pending}::int)))))
      SELECT count(*)::int AS "ended",
        count(*) FILTER (WHERE t."status" = ${Cancelled}::int AND EXISTS (
          SELECT FROM "ChainEvent" e WHERE e."orderId" = t."id" AND e."name" = 'OrderCancelled'
            AND (e."args"->>'cause')::int = ${CancelCause.BySeller}::int))::int AS "cancelledAlone"
      FROM taken t`;
    return rows[0] ?? { ended: 0, cancelledAlone: 0 };
  };
}
