import type { OrderSelection, PartyRole } from "../../domain/orders/ports.ts";
import type { OrderWord } from "../../domain/orders/search-words.ts";
import { Prisma } from "../generated/client.ts";

export const PARTIES = {
  client: Prisma.sql`o."client"`,
  seller: Prisma.sql`o."seller"`,
  arbiter: Prisma.sql`o."arbiter"`,
} as const satisfies Record<PartyRole, Prisma.Sql>;

/** Whose names are searched: those whom the list shows. */
const OTHERS = {
  client: [PARTIES.seller],
  seller: [PARTIES.client],
  arbiter: [PARTIES.client, PARTIES.seller],
} as const satisfies Record<PartyRole, readonly Prisma.Sql[]>;

/**
 * Whether "Listing" l, which "Order" o names, is found by its title. A client may have named another seller's listing:
 * found by a title that is then not shown, by nobody else.
 */
const SOLD = {
  client: Prisma.sql`(l."client" IS NULL OR l."client" = o."client")`,
  seller: Prisma.sql`l."seller" = o."seller"`,
  arbiter: Prisma.sql`l."seller" = o."seller" AND (l."client" IS NULL OR l."client" = o."client")`,
} as const satisfies Record<PartyRole, Prisma.Sql>;

/** What the list is read from. */
const COLUMNS = Prisma.sql`o."id", o."client", o."seller", o."content", o."status", o."request", o."updatedAt", o."due",
  o."placedAt", o."token", o."price"`;

/**
 * An account's orders that match every word. With texts alone they are those that the rarest finds, in titles of the
 * account's own listings, few beside those of the market, and in names, and that have the others, too. OFFSET 0 keeps the
 * planner to that way, which does for every word and account, so that the statement can be prepared.
 */
export function withWords({ account, role, words }: OrderSelection): Prisma.Sql {
  const mine = Prisma.sql`${PARTIES[role]} = ${account}`;
  const texts = words.flatMap((word) => (word.kind === "text" ? [word.text] : []));
  const [rarest, ...others] = texts.sort((a, b) => rarity(b) - rarity(a));
  if (rarest === undefined || texts.length < words.length)
    return Prisma.sql`
      SELECT ${COLUMNS} FROM "Order" o WHERE ${all([mine, ...words.map((word) => hasWord(word, role))])}`;
  const title = Prisma.sql`l."title"`;
  const titled = Prisma.sql`
    SELECT o.* FROM (${ownListings({ account, role })}) l CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM "Order" o WHERE o."content" = l."content" AND ${mine} AND ${SOLD[role]} OFFSET 0) o
    WHERE ${all([
      contains(title, rarest),
      ...others.map((text) => Prisma.sql`(${contains(title, text)} OR ${isNamed(text, role)})`),
    ])}`;
  // An array, for the planner takes it for short: it would rather plan each time than look for what might be many.
  const named = OTHERS[role].map(
    (other) => Prisma.sql`
      SELECT o.* FROM unnest(ARRAY(${accountsNamed(rarest)})) a(address) CROSS JOIN LATERAL (
        SELECT ${COLUMNS} FROM "Order" o WHERE ${other} = a.address AND ${mine} OFFSET 0) o
      WHERE ${all(others.map((text) => hasText(text, role)))}`,
  );
  return Prisma.join([titled, ...named], " UNION ");
}

/** A guess: long words and figures are in fewer titles and names. */
function rarity(text: string): number {
  return text.length + (/\d/.test(text) ? 100 : 0);
}

/** Whether "Order" o matches a word. */
function hasWord(word: OrderWord, role: PartyRole): Prisma.Sql {
  switch (word.kind) {
    case "address":
      return anyOther(role, (other) => Prisma.sql`${other} = ${word.address}`);
    case "number":
      // Whole numbers as bounds: right in every collation, and the key's index serves.
      return Prisma.sql`o."id" BETWEEN ${word.prefix.padEnd(66, "0")} AND ${word.prefix.padEnd(66, "f")}`;
    case "text":
      return hasText(word.text, role);
  }
}

function hasText(text: string, role: PartyRole): Prisma.Sql {
  const isTitled = Prisma.sql`EXISTS (SELECT FROM "Listing" l
    WHERE l."content" = o."content" AND ${SOLD[role]} AND ${contains(Prisma.sql`l."title"`, text)} OFFSET 0)`;
  return Prisma.sql`(${isTitled} OR ${isNamed(text, role)})`;
}

function isNamed(text: string, role: PartyRole): Prisma.Sql {
  return anyOther(
    role,
    (other) => Prisma.sql`EXISTS (SELECT FROM "Account" a
      WHERE a."address" = ${other} AND ${contains(Prisma.sql`a."name"`, text)} OFFSET 0)`,
  );
}

function anyOther(role: PartyRole, condition: (other: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(OTHERS[role].map(condition), " OR ")})`;
}

function accountsNamed(text: string): Prisma.Sql {
  return Prisma.sql`SELECT a."address" FROM "Account" a WHERE ${contains(Prisma.sql`a."name"`, text)}`;
}

function all(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], " AND ");
}

/** Listings among which an account's orders are looked for by their titles; an arbiter has none of their own. */
function ownListings({ account, role }: Pick<OrderSelection, "account" | "role">): Prisma.Sql {
  switch (role) {
    case "seller":
      // Every source, for the index begins with it.
      return Prisma.sql`
        SELECT l."content", l."seller", l."title" FROM "Listing" l
        WHERE l."source" IN ('service', 'job') AND l."seller" = ${account} OFFSET 0`;
    case "client":
      return Prisma.sql`
        SELECT l.* FROM (SELECT DISTINCT o."content" FROM "Order" o WHERE o."client" = ${account}) ordered
        CROSS JOIN LATERAL (
          SELECT l."content", l."client", l."title" FROM "Listing" l WHERE l."content" = ordered."content" OFFSET 0) l`;
    case "arbiter":
      return Prisma.sql`SELECT l."content", l."seller", l."client", l."title" FROM "Listing" l`;
  }
}

/** Contains it; of what is too short for the index of trigrams, a word begins with it. */
function contains(column: Prisma.Sql, text: string): Prisma.Sql {
  const plain = text.replace(/[\\%_]/g, "\\$&");
  if (plain.length > 2) return Prisma.sql`${column} ILIKE ${`%${plain}%`}`;
  return Prisma.sql`(${column} ILIKE ${`${plain}%`} OR ${column} ILIKE ${`% ${plain}%`})`;
}
