import type { AccountMovementKind } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { MovementFilter, MovementRecord, MovementStore, TokenSums } from "../../domain/billing/ports.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";

type Row = Omit<MovementRecord, "amount" | "fee" | "ofBalance" | "at" | "kind"> & {
  kind: string;
  amount: string;
  fee: string;
  ofBalance: string;
  at: bigint;
};
type SumRow = { token: string; count: number } & Record<
  "received" | "paid" | "fees" | "deposited" | "withdrawn" | "balanceChange",
  string
>;

/** Movements in PostgreSQL: a page and its place are read from one index, the sums from the index alone. */
export function createMovementStore(db: PrismaClient): MovementStore {
  return {
    async page(filter, { cursor, limit }) {
      const after = cursor === undefined ? Prisma.sql`TRUE` : afterCursor(cursor);
      const rows = await db.$queryRaw<Row[]>`
        SELECT m."blockNumber", m."logIndex", m."position", m."account", m."token", m."kind", m."orderId",
               m."counterparty", m."amount"::text AS "amount", m."fee"::text AS "fee", m."incoming",
               m."ofBalance"::text AS "ofBalance", m."at", m."txHash"
        FROM "Movement" m WHERE ${selected(filter)} AND ${after}
        ORDER BY m."at" DESC, m."blockNumber" DESC, m."logIndex" DESC, m."position" DESC
        LIMIT ${limit + 1}`;
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(toRecord),
        nextCursor: rows.length > limit && last ? writePlace(last) : null,
      };
    },

    async sums(filter, { most, first }) {
      const ofOrders = Prisma.sql`m."kind" NOT IN ('deposit', 'withdrawal')`;
      const sum = (column: Prisma.Sql, condition: Prisma.Sql) =>
        Prisma.sql`coalesce(sum(${column}) FILTER (WHERE ${condition}), 0)::text`;
      const amount = Prisma.sql`m."amount"`;
      const rows = await db.$queryRaw<SumRow[]>`
        SELECT m."token", count(*)::int AS "count",
               ${sum(amount, Prisma.sql`m."incoming" AND ${ofOrders}`)} AS "received",
               ${sum(amount, Prisma.sql`NOT m."incoming" AND ${ofOrders}`)} AS "paid",
               sum(m."fee")::text AS "fees",
               ${sum(amount, Prisma.sql`m."kind" = 'deposit'`)} AS "deposited",
               ${sum(amount, Prisma.sql`m."kind" = 'withdrawal'`)} AS "withdrawn",
               sum(CASE WHEN m."incoming" THEN m."ofBalance" ELSE -m."ofBalance" END)::text AS "balanceChange"
        FROM "Movement" m WHERE ${selected(filter)}
        GROUP BY m."token"
        ORDER BY m."token" = ANY(${[...first]}::text[]) DESC, count(*) DESC, m."token"
        LIMIT ${most + first.length}`;
      return rows.map(toSums);
    },

    async balances(account, { most, first }) {
      const rows = await db.$queryRaw<{ token: string; amount: string }[]>`
        SELECT "token", "amount"::text AS "amount" FROM "Balance" WHERE "account" = ${account}
        ORDER BY "token" = ANY(${[...first]}::text[]) DESC, "token" LIMIT ${most + first.length}`;
      return rows.map(({ token, amount }) => ({ token: token as Address, amount: BigInt(amount) }));
    },
  };
}

function selected({ account, kind, token, from, to, order }: MovementFilter): Prisma.Sql {
  const conditions = [Prisma.sql`m."account" = ${account}`];
  if (from !== undefined) conditions.push(Prisma.sql`m."at" >= ${BigInt(from)}`);
  if (to !== undefined) conditions.push(Prisma.sql`m."at" <= ${BigInt(to)}`);
  if (token !== undefined) conditions.push(Prisma.sql`m."token" = ${token}`);
  if (kind !== undefined) conditions.push(Prisma.sql`m."kind" = ${kind}`);
  if (order !== undefined) conditions.push(Prisma.sql`m."orderId" = ${order}`);
  return Prisma.join(conditions, " AND ");
}

function writePlace({ at, blockNumber, logIndex, position }: Row): string {
  return Buffer.from(`${at}.${blockNumber}.${logIndex}.${position}`).toString("base64url");
}

/** @throws Refusal `invalid_input` for a cursor that no answer gave. */
function afterCursor(cursor: string): Prisma.Sql {
  const text = Buffer.from(cursor, "base64url").toString();
  const match = /^(\d{1,12})\.(\d{1,15})\.(\d{1,9})\.(\d{1,3})$/.exec(text);
  if (!match) {
    throw new Refusal("invalid_input", "cursor: is none that an answer gave.", {
      errors: [{ path: "cursor", message: "is none that an answer gave" }],
    });
  }
  const [, at = "0", block = "0", log = "0", position = "0"] = match;
  return Prisma.sql`(m."at", m."blockNumber", m."logIndex", m."position")
    < (${BigInt(at)}, ${BigInt(block)}, ${Number(log)}, ${Number(position)})`;
}

function toRecord(row: Row): MovementRecord {
  return {
    ...row,
    // Only the mirror writes this column.
    kind: row.kind as AccountMovementKind,
    orderId: row.orderId as Hash | null,
    amount: BigInt(row.amount),
    fee: BigInt(row.fee),
    ofBalance: BigInt(row.ofBalance),
    at: Number(row.at),
  };
}

function toSums({ token, count, ...sums }: SumRow): TokenSums {
  return {
    token: token as Address,
    count,
    received: BigInt(sums.received),
    paid: BigInt(sums.paid),
    fees: BigInt(sums.fees),
    deposited: BigInt(sums.deposited),
    withdrawn: BigInt(sums.withdrawn),
    balanceChange: BigInt(sums.balanceChange),
  };
}
