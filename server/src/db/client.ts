import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client.ts";

export type { PrismaClient } from "./generated/client.ts";

const CONNECTIONS = 10;
/** Milliseconds to wait for a connection, new or free: who asks is told rather than kept waiting for ever. */
export const CONNECTION_WAIT_MS = 10_000;

/** The database. Connects when first asked; `$disconnect()` ends it. */
export function createDatabase(url: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
    }),
    // A transaction waits for its connection as long as anything else does.
    transactionOptions: { maxWait: CONNECTION_WAIT_MS, timeout: 15_000 },
  });
}
