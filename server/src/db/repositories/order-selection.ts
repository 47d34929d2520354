import { OrderStatus } from "@holdfast/sdk/order";
import type { OrderClass, OrderSelection, OrderStand, PartyRole } from "../../domain/orders/ports.ts";
import type { OrderWord } from "../../domain/orders/search-words.ts";
import { Prisma } from "../generated/client.ts";

/** The contract's statuses of orders that exist. */
export const STATUSES: readonly OrderStatus[] = Object.values(OrderStatus).filter(
  (status) => status !== OrderStatus.None,
);
const MORE_THAN_REQUESTS = 16;
const WORKING = [OrderStatus.InProgress, OrderStatus.RevisionRequested];

const COLUMNS = {
  client: Prisma.sql`o."client"`,
  seller: Prisma.sql`o."seller"`,
  arbiter: Prisma.sql`o."arbiter"`,
} as const satisfies Record<PartyRole, Prisma.Sql>;

/**
 * Which of "Order" o are selected. Whatever narrows the account's orders down is a set of ids of its own, so that the
 * list itself is read from its index alone.
 */
export function selected({ account, role, source, words }: OrderSelection): Prisma.Sql {
  const conditions = [Prisma.sql`${COLUMNS[role]} = ${account}`];
  if (source !== undefined) {
    const jobs = jobOrders({ account, role });
    conditions.push(source === "job" ? Prisma.sql`o."id" IN (${jobs})` : Prisma.sql`o."id" NOT IN (${jobs})`);
  }
  for (const word of words) conditions.push(Prisma.sql`o."id" IN (${matching(word, { account, role })})`);
  return Prisma.join(conditions, " AND ");
}

/** Whether the selection is small however many orders the account has. */
export function isNarrow({ source, words }: OrderSelection): boolean {
  return source === "job" || words.length > 0;
}

/** Statuses that a class can have, and what else it asks of "Order" o. */
export function ofClass(wanted: OrderClass): { statuses: readonly OrderStatus[]; condition: Prisma.Sql } {
  switch (wanted.kind) {
    case "all":
      return { statuses: STATUSES, condition: Prisma.sql`TRUE` };
    case "status":
      return { statuses: [wanted.status], condition: Prisma.sql`TRUE` };
    case "stands":
      return {
        statuses: [...new Set(wanted.stands.map(([status]) => status))],
        condition: atStands(wanted.stands),
      };
    case "overdue":
      return { statuses: WORKING, condition: Prisma.sql`o."due" < ${BigInt(wanted.overdueAt)}` };
  }
}

/** One number for a stand: of a list of pairs the planner would make a scan for each, and read the rows besides. */
function atStands(stands: readonly OrderStand[]): Prisma.Sql {
  const numbers = stands.map(([status, request]) => status * MORE_THAN_REQUESTS + request);
  return Prisma.sql`o."status" * ${MORE_THAN_REQUESTS}::int + o."request" = ANY(${numbers}::int[])`;
}

/** Orders that came from jobs: their listings name the client, for only one can order each. */
function jobOrders({ account, role }: Pick<OrderSelection, "account" | "role">): Prisma.Sql {
  const whose = {
    client: Prisma.sql`AND l."client" = ${account}`,
    seller: Prisma.sql`AND l."seller" = ${account}`,
    arbiter: Prisma.empty,
  }[role];
  return Prisma.sql`
    SELECT o."id" FROM "Listing" l JOIN "Order" o ON o."seller" = l."seller" AND o."content" = l."content"
    WHERE l."source" = 'job' ${whose} AND ${COLUMNS[role]} = ${account}`;
}

function matching(word: OrderWord, { account, role }: Pick<OrderSelection, "account" | "role">): Prisma.Sql {
  const mine = Prisma.sql`${COLUMNS[role]} = ${account}`;
  const others = role === "client" ? ["seller"] : role === "seller" ? ["client"] : ["client", "seller"];
  const columns = others.map((name) => COLUMNS[name as PartyRole]);
  switch (word.kind) {
    case "address": {
      const is = columns.map((column) => Prisma.sql`${column} = ${word.address}`);
      return Prisma.sql`SELECT o."id" FROM "Order" o WHERE ${mine} AND (${Prisma.join(is, " OR ")})`;
    }
    case "number": {
      // Whole numbers as bounds: right in every collation, and the key's index serves.
      const [from, to] = [word.prefix.padEnd(66, "0"), word.prefix.padEnd(66, "f")];
      return Prisma.sql`SELECT o."id" FROM "Order" o WHERE ${mine} AND o."id" BETWEEN ${from} AND ${to}`;
    }
    case "text": {
      // A client may have named another seller's listing: found by a title that is then not shown, by nobody else.
      const sold = {
        client: Prisma.sql`(l."client" IS NULL OR l."client" = ${account})`,
        seller: Prisma.sql`l."seller" = ${account}`,
        arbiter: Prisma.sql`l."seller" = o."seller" AND (l."client" IS NULL OR l."client" = o."client")`,
      }[role];
      const titles = Prisma.sql`
        SELECT o."id" FROM "Listing" l JOIN "Order" o ON o."content" = l."content"
        WHERE ${like(Prisma.sql`l."title"`, word.text)} AND ${sold} AND ${mine}`;
      const named = columns.map(
        (column) => Prisma.sql`
          SELECT o."id" FROM "Account" a JOIN "Order" o ON ${column} = a."address"
          WHERE ${like(Prisma.sql`a."name"`, word.text)} AND ${mine}`,
      );
      return Prisma.join([titles, ...named], " UNION ");
    }
  }
}

/** Contains it; of what is too short for the index of trigrams, a word begins with it. */
function like(column: Prisma.Sql, text: string): Prisma.Sql {
  const plain = text.replace(/[\\%_]/g, "\\$&");
  if (plain.length > 2) return Prisma.sql`${column} ILIKE ${`%${plain}%`}`;
  return Prisma.sql`(${column} ILIKE ${`${plain}%`} OR ${column} ILIKE ${`% ${plain}%`})`;
}
