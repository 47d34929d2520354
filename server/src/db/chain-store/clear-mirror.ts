import type { PrismaClient } from "../client.ts";

/**
 * Deletes everything the mirror wrote, and nothing else: it all comes back from the chain. An indexer that runs begins
 * anew by itself.
 */
export async function clearMirror(db: PrismaClient): Promise<void> {
  await db.$executeRaw`
    TRUNCATE "Checkpoint", "ChainBlock", "ChainEvent", "Order", "Balance", "Movement", "Commitment",
      "OfferCancellation", "SellerEpoch"`;
  // Who has orders again is marked by the mirror as it writes them; who has none any more, only here. Marked before, they
  // may be being counted as they were.
  await db.$executeRaw`
    INSERT INTO "StaleStanding" ("account") SELECT "account" FROM "Standing" ORDER BY "account"
    ON CONFLICT ("account") DO UPDATE SET "since" = EXCLUDED."since"`;
}
