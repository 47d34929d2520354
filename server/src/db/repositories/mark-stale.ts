import type { Prisma } from "../generated/client.ts";
import { CHANNEL } from "../notifications.ts";

/**
 * Says, in the transaction that moved an order or a review, that these accounts' Standing has to be counted again, and
 * tells every instance when it commits. Who counts does not hold it up, and counts again what was marked meanwhile. Call
 * it once in a transaction: marks are locked in the order of addresses, so that two who mark at once wait for each other
 * rather than for ever.
 */
export async function markStale(tx: Prisma.TransactionClient, accounts: readonly string[]): Promise<void> {
  if (accounts.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "StaleStanding" ("account")
    SELECT DISTINCT "account" FROM unnest(${[...accounts]}::text[]) AS t("account") ORDER BY "account"
    ON CONFLICT ("account") DO UPDATE SET "since" = EXCLUDED."since"`;
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, '{"type":"standing"}')`;
}
