import type { AcceptedToken } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";

/** Rows that one statement locks: who edits a service meanwhile waits for no more than these. */
const AT_ONCE = 1_000;

/**
 * Gives each service the price in whole units that it is sorted by, where it has none or another one: written before
 * these were kept, by an older server beside this one, or with other decimals in its configuration. What is priced in a
 * token that the site has no more has its price in smallest units, and so stands last.
 */
export async function fillAmounts(db: PrismaClient, tokens: readonly AcceptedToken[]): Promise<void> {
  for (const { address, decimals } of tokens) {
    await fill(db, {
      amount: Prisma.sql`("fromPrice" * ${`1e-${decimals}`}::numeric)::float8`,
      which: Prisma.sql`"fromToken" = ${address}`,
    });
  }
  const known = tokens.map(({ address }) => address);
  await fill(db, {
    amount: Prisma.sql`"fromPrice"::float8`,
    which: Prisma.sql`"fromToken" <> ALL(${known}::text[]) AND "fromAmount" = 0`,
  });
}

async function fill(db: PrismaClient, { amount, which }: { amount: Prisma.Sql; which: Prisma.Sql }) {
  for (let filled = AT_ONCE; filled === AT_ONCE; ) {
    filled = await db.$executeRaw`
      UPDATE "Service" SET "fromAmount" = ${amount} WHERE "id" IN (
        SELECT "id" FROM "Service" WHERE ${which} AND "fromAmount" <> ${amount} LIMIT ${AT_ONCE}::int
      )`;
  }
}
