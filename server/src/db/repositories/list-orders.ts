import type { OrderStatus, RequestKind } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { ListedOrder, OrderListing, OrderPage, OrderSort } from "../../domain/orders/ports.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { type CountRow, countsOf, toCounts } from "./count-orders.ts";
import { isListingOf } from "./order-listing.ts";
import { isNarrow, ofClass, selected } from "./order-selection.ts";
import { PARTIES } from "./order-words.ts";
import { amount, literal, storedAvatar } from "./values.ts";

/** After every date that the contract can hold. */
const NEVER = 2n ** 41n;
/** Review and ruling have their ends in `due` too; what waits to begin and what has ended has none. */
const DATED = Prisma.sql`o."status" BETWEEN 3 AND 7`;
const DUE = Prisma.sql`(CASE WHEN ${DATED} THEN o."due" ELSE ${NEVER}::bigint END)`;

/** How a sort orders, what of a row its cursor carries (the id apart), and what comes after such a cursor. */
const SORTS: Readonly<
  Record<
    OrderSort,
    {
      order: Prisma.Sql;
      shape: readonly RegExp[];
      key(row: Shown): readonly string[];
      after(parts: readonly string[], id: string): Prisma.Sql;
    }
  >
> = {
  latest: {
    order: Prisma.sql`o."updatedAt" DESC, o."id"`,
    shape: [/^\d{1,15}$/],
    key: ({ updatedAt }) => [updatedAt.toString()],
    // The first half lets the index begin there.
    after: ([at = "0"], id) =>
      Prisma.sql`o."updatedAt" <= ${BigInt(at)} AND (o."updatedAt" < ${BigInt(at)} OR o."id" > ${id})`,
  },
  due: {
    order: Prisma.sql`${DUE}, o."updatedAt" DESC, o."id"`,
    shape: [/^\d{1,15}$/, /^\d{1,15}$/],
    key: ({ dueKey, updatedAt }) => [dueKey.toString(), updatedAt.toString()],
    after: ([due = "0", at = "0"], id) =>
      Prisma.sql`(${DUE} > ${BigInt(due)} OR (${DUE} = ${BigInt(due)} AND (o."updatedAt" < ${BigInt(at)}
        OR (o."updatedAt" = ${BigInt(at)} AND o."id" > ${id}))))`,
  },
  amount: {
    order: Prisma.sql`o."token", o."price" DESC, o."id"`,
    shape: [/^0x[0-9a-fA-F]{40}$/, /^\d{1,40}$/],
    key: ({ token, price }) => [token, price],
    after: ([token = "", price = "0"], id) =>
      Prisma.sql`(o."token" > ${token} OR (o."token" = ${token} AND (o."price" < ${price}::numeric
        OR (o."price" = ${price}::numeric AND o."id" > ${id}))))`,
  },
  newest: {
    order: Prisma.sql`o."placedAt" DESC, o."id"`,
    shape: [/^\d{1,15}$/],
    key: ({ placedAt }) => [placedAt.toString()],
    after: ([at = "0"], id) =>
      Prisma.sql`(o."placedAt" < ${BigInt(at)} OR (o."placedAt" = ${BigInt(at)} AND o."id" > ${id}))`,
  },
};

/** A row of the page as JSON. Sums are texts: a number of JSON's would round them. */
type Shown = {
  id: Hash;
  status: OrderStatus;
  request: RequestKind;
  due: number;
  dueKey: number;
  placedAt: number;
  updatedAt: number;
  graceTime: number;
  token: Address;
  price: string;
  other: Address;
  name: string | null;
  avatarId: string | null;
  avatarCut: Prisma.JsonValue;
  title: string | null;
};

/**
 * A page of orders (DSH-1), by keyset, so that none is skipped or shown twice while others move; each with its title and
 * who the other party is; and how many there are in each class. Which they are is read from the account's list index
 * alone. The usual sort costs what it shows, for each status's walk ends with the page; the others look at the account's
 * entries in it, and keep the first. All is one statement, and the page one value of its only row: both the database and
 * this process spend more on a statement, and on a column of each row, than on what is in them.
 */
export async function listOrders(db: PrismaClient, listing: OrderListing): Promise<OrderPage> {
  const { sort, limit, role } = listing;
  const { order, key } = SORTS[sort];
  const after = listing.cursor === undefined ? Prisma.sql`TRUE` : readAfter(listing.cursor, sort);
  const { statuses, condition } = ofClass(listing.class);
  const from = selected(listing);
  const most = literal(limit + 1);
  const inStatus = (status: Prisma.Sql) => Prisma.sql`
    SELECT o."id", o."status", o."updatedAt", o."due", o."placedAt", o."token", o."price" FROM ${from.orders} o
    WHERE ${from.mine} AND o."status" = ${status} AND ${condition} AND ${after}`;
  const found =
    sort === "latest" && !isNarrow(listing)
      ? Prisma.sql`
        SELECT o.* FROM unnest(${statuses}) AS wanted(status)
        CROSS JOIN LATERAL (${inStatus(Prisma.sql`wanted.status`)} ORDER BY ${order} LIMIT ${most}) o`
      : inStatus(Prisma.sql`ANY(${statuses})`);
  const page = Prisma.sql`page AS MATERIALIZED (${found} ORDER BY ${order} LIMIT ${most})`;
  const other = role === "client" ? PARTIES.seller : PARTIES.client;
  const [row] = await db.$queryRaw<(CountRow & { page: Shown[] | null })[]>`
    WITH ${Prisma.join([...from.gathered, page])}
    SELECT ${countsOf(from, listing)}, (SELECT json_agg(shown) FROM (
      SELECT o."id", o."status", o."request", o."due", ${DUE} AS "dueKey", o."placedAt", o."updatedAt",
        (o."terms"->>'graceTime')::bigint AS "graceTime", o."token", o."price"::text,
        ${other} AS other, a."name", a."avatarId", a."avatarCut", l."title"
      FROM page JOIN "Order" o ON o."id" = page."id"
      LEFT JOIN "Account" a ON a."address" = ${other}
      LEFT JOIN "Listing" l ON ${isListingOf}
      ORDER BY ${order}) shown) AS page`;
  const rows = row?.page ?? [];
  const last = rows.slice(0, limit).at(-1);
  return {
    items: rows.slice(0, limit).map(toListed),
    counts: toCounts(row ?? { statuses: {}, waiting: 0, overdue: 0 }),
    nextCursor: rows.length > limit && last ? writeAfter([sort, ...key(last), last.id]) : null,
  };
}

function toListed(row: Shown): ListedOrder {
  const { id, status, request, due, updatedAt, graceTime, token, price, title, other, name } = row;
  return {
    ...{ id, status, request, due, updatedAt, graceTime, token, price: amount(price), title },
    counterparty: { address: other, name: name ?? "", avatar: storedAvatar(row) },
  };
}

function writeAfter(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** @throws Refusal `invalid_input` for a cursor that no answer in this sort gave. */
function readAfter(cursor: string, sort: OrderSort): Prisma.Sql {
  const { shape, after } = SORTS[sort];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const expected = [new RegExp(`^${sort}$`), ...shape, /^0x[0-9a-f]{64}$/];
    if (Array.isArray(parts) && parts.length === expected.length) {
      const texts: string[] = parts.filter(
        (part, at) => typeof part === "string" && expected[at]?.test(part),
      );
      if (texts.length === expected.length) return after(texts.slice(1, -1), texts.at(-1) ?? "");
    }
  } catch {
    // Falls through: a text that is no JSON is no cursor either.
  }
  throw new Refusal("invalid_input", "cursor: is none that an answer in this sort gave.", {
    errors: [{ path: "cursor", message: "is none that an answer in this sort gave" }],
  });
}
