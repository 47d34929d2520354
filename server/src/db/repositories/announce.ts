import type { Hash } from "viem";
import type { PrismaClient } from "../client.ts";
import { CHANNEL } from "../notifications.ts";

/** Tells every instance that an order is to be looked at again, as the mirror does after a commit. */
export function createAnnounce(db: PrismaClient): (order: Hash, round: number) => Promise<void> {
  return async (id, round) => {
    await db.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify({ type: "order", id, round })})`;
  };
}
