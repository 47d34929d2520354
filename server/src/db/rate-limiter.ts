import type { Pool } from "pg";
import { Pool as PgPool } from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { CONNECTION_WAIT_MS } from "./client.ts";

/** How many requests an address has in a minute, how many megabytes of uploads it may begin in a day, and how many things
 * an account may write in a minute (`message`: messages, proposals, services and the like). */
export type RateLimits = Record<keyof typeof WINDOW_SECONDS, number>;

const WINDOW_SECONDS = {
  all: 60,
  auth: 60,
  rpc: 60,
  upload: 60,
  uploadMegabytes: 86_400,
  message: 60,
  email: 86_400,
};
/** What only keeps one instance from being flooded is counted in its memory: a row written for every request cost more
 * than most answers (docs/decisions/request-costs.md). */
const BY_INSTANCE: readonly (keyof RateLimits)[] = ["all", "rpc"];
const CONNECTIONS = 4;

/**
 * Counts what is worth guessing or filling up in PostgreSQL, for all instances together (table `rate_limit`, of the
 * migrations). While the database does not answer, each instance counts for itself.
 */
export function createRateLimiter(url: string, limits: RateLimits) {
  const pool: Pool = new PgPool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
  });
  // Without a listener a lost idle connection would end the process.
  pool.on("error", () => {});
  const limiters = new Map(
    (Object.keys(WINDOW_SECONDS) as (keyof RateLimits)[]).map((name): [string, RateLimiterAbstract] => {
      const options = { keyPrefix: name, points: limits[name], duration: WINDOW_SECONDS[name] };
      if (BY_INSTANCE.includes(name)) return [name, new RateLimiterMemory(options)];
      const limiter = new RateLimiterPostgres({
        ...options,
        storeClient: pool,
        tableName: "rate_limit",
        tableCreated: true,
        clearExpiredByTimeout: true,
        // Who is over the limit is answered from memory.
        inMemoryBlockOnConsumed: options.points,
        insuranceLimiter: new RateLimiterMemory(options),
      });
      return [name, limiter];
    }),
  );
  return {
    /** Null, or the seconds to wait. */
    async consume(limit: keyof RateLimits, key: string, points = 1): Promise<number | null> {
      try {
        await limiters.get(limit)?.consume(key, points);
        return null;
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw error;
      }
    },
    stop: () => pool.end(),
  };
}
