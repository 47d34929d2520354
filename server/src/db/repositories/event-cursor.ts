import type { EscrowEventOf, RequestKind } from "@holdfast/sdk/order";
import type { EventInOrder } from "../../domain/notifications/notices-of-event.ts";
import type { EventCursor } from "../../domain/notifications/ports.ts";
import { LAST_LOG } from "../chain-store/write-tables.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { insertNotices } from "./notifications.ts";
import type { HistoryRow } from "./order-history.ts";
import { type ReadArguments, toEventRecord } from "./orders.ts";

/** Events read at a time: what a minute of a busy chain brings, in one short transaction. */
const BATCH = 200;
/** Milliseconds: another instance may be telling, or the mirror taking back what a reorganisation left. */
const TRANSACTION_TIMEOUT = 60_000;
const CONNECTION_WAIT = 20_000;

type Cursor = { blockNumber: bigint; logIndex: number };
type Row = HistoryRow & {
  orderId: string | null;
  placed: Prisma.JsonValue;
  number: number;
  request: number;
  disputed: boolean;
  hiredFor: EventInOrder["hiredFor"];
};

/** Up to where people were told of the chain's events: one row, whose lock makes it one instance at a time. */
export function createEventCursor(db: PrismaClient, readArguments: ReadArguments): EventCursor {
  return {
    async begin(block) {
      const cursor = { blockNumber: BigInt(block), logIndex: LAST_LOG };
      await db.notifiedUpTo.createMany({ data: { id: 1, ...cursor }, skipDuplicates: true });
      await db.notifiedUpTo.updateMany({ where: { blockNumber: { gt: cursor.blockNumber } }, data: cursor });
    },

    advance(tell) {
      return db.$transaction(
        async (tx) => {
          const [cursor] = await tx.$queryRaw<Cursor[]>`
            SELECT "blockNumber", "logIndex" FROM "NotifiedUpTo" WHERE "id" = 1 FOR UPDATE`;
          const rows = cursor ? await readAfter(tx, cursor) : [];
          const last = rows.at(-1);
          if (!last) return false;
          await insertNotices(tx, tell(rows.flatMap((row) => toEventInOrder(row, readArguments))));
          await tx.notifiedUpTo.update({
            where: { id: 1 },
            data: { blockNumber: last.blockNumber, logIndex: last.logIndex },
          });
          return rows.length === BATCH;
        },
        { timeout: TRANSACTION_TIMEOUT, maxWait: CONNECTION_WAIT },
      );
    },
  };
}

/** The next events; of each order's past only what telling needs, by index: a long history slows nobody. */
function readAfter(tx: Prisma.TransactionClient, { blockNumber, logIndex }: Cursor): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT e.*, b."hash", b."timestamp",
      (SELECT p."args" FROM "ChainEvent" p WHERE p."orderId" = e."orderId"
        ORDER BY p."blockNumber", p."logIndex" LIMIT 1) AS "placed",
      (SELECT count(*)::int FROM "ChainEvent" t WHERE t."txHash" = e."txHash" AND t."orderId" = e."orderId"
        AND t."logIndex" < e."logIndex") AS "number",
      CASE WHEN e."name" = 'OrderCancelled' THEN coalesce(
        (SELECT (r."args"->>'kind')::int FROM "ChainEvent" r WHERE r."orderId" = e."orderId"
          AND r."name" = 'RequestOpened' AND (r."blockNumber", r."logIndex") < (e."blockNumber", e."logIndex")
          ORDER BY r."blockNumber" DESC, r."logIndex" DESC LIMIT 1), 0) ELSE 0 END AS "request",
      e."name" IN ('OrderCompleted', 'OrderCancelled', 'OrderSettled') AND EXISTS (
        SELECT 1 FROM "ChainEvent" d WHERE d."orderId" = e."orderId" AND d."name" = 'OrderDisputed') AS "disputed",
      CASE WHEN e."name" = 'OrderPlaced' THEN (
        SELECT json_build_object('job', j."id", 'title', j."title", 'others', (
          SELECT coalesce(json_agg(x."seller" ORDER BY x."seller"), '[]'::json) FROM "Quote" x
          WHERE x."jobId" = j."id" AND x."id" <> q."id" AND x."state" IN ('quoted', 'accepted')))
        FROM "Order" o JOIN (
          SELECT "id", "content", "terms" FROM "Quote"
          UNION ALL SELECT "quoteId", "content", "terms" FROM "RetiredQuote"
        ) signed ON signed."content" = o."content" AND signed."terms" = o."terms"
        JOIN "Quote" q ON q."id" = signed."id" AND q."client" = o."client" JOIN "Job" j ON j."id" = q."jobId"
        -- The very terms: under the content alone a seller could sign others, in a token of its own making.
        WHERE o."id" = e."orderId" LIMIT 1) END AS "hiredFor"
    FROM (
      SELECT * FROM "ChainEvent" WHERE ("blockNumber", "logIndex") > (${blockNumber}, ${logIndex}::int)
      ORDER BY "blockNumber", "logIndex" LIMIT ${BATCH}
    ) e JOIN "ChainBlock" b ON b."number" = e."blockNumber"
    ORDER BY e."blockNumber", e."logIndex"`;
}

function toEventInOrder(row: Row, readArguments: ReadArguments): EventInOrder[] {
  const { number, request, disputed, hiredFor } = row;
  return toEventRecord(row, readArguments).map((record) => ({
    ...record,
    number,
    disputed,
    hiredFor,
    // The escrow writes no other numbers, and an order's first event is its placing.
    request: request as RequestKind,
    placed: readArguments("OrderPlaced", row.placed) as EscrowEventOf<"OrderPlaced">["args"],
  }));
}
