import type { Pool } from "pg";
import { Pool as PgPool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/** How many requests an address has in a minute. Generous: a page asks some dozens when it opens. */
export type RateLimits = Record<"all" | "auth" | "rpc" | "upload", number>;

const WINDOW_SECONDS = 60;
const CONNECTIONS = 4;

/**
 * Counts in PostgreSQL, for all instances together (table `rate_limit`, of the migrations). While the database does
 * not answer, each instance counts for itself.
 */
export function createRateLimiter(url: string, limits: RateLimits) {
  const pool: Pool = new PgPool({ connectionString: url, max: CONNECTIONS });
  // Without a listener a lost idle connection would end the process.
  pool.on("error", () => {});
  const limiters = new Map(
    Object.entries(limits).map(([name, points]) => [
      name,
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: "rate_limit",
        tableCreated: true,
        clearExpiredByTimeout: true,
        keyPrefix: name,
        points,
        duration: WINDOW_SECONDS,
        // Who is over the limit is answered from memory.
        inMemoryBlockOnConsumed: points,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: WINDOW_SECONDS }),
      }),
    ]),
  );
  return {
    /** Null, or the seconds to wait. */
    async consume(limit: keyof RateLimits, key: string): Promise<number | null> {
      try {
        await limiters.get(limit)?.consume(key);
        return null;
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw error;
      }
    },
    stop: () => pool.end(),
  };
}
