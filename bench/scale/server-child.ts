import { pino } from "pino";
import { readConfig } from "../../server/src/config/config.ts";
import { startServer } from "../../server/src/main.ts";

/**
 * The server of the bench, a process of its own as in life, so that who asks does not share its one thread. Everything
 * is as in production but the rate limits, which count as ever and never refuse.
 */
const ENOUGH = 100_000_000;
const config = readConfig();
const rateLimits = Object.fromEntries(
  Object.keys(config.rateLimits).map((name) => [name, ENOUGH]),
) as typeof config.rateLimits;
const server = await startServer(
  { ...config, rateLimits },
  pino({ level: process.env.LOG_LEVEL ?? "error" }),
);
process.stdout.write(`${server.url}\n`);
process.stdin.once("end", () => server.stop().then(() => process.exit(0)));
process.stdin.resume();
