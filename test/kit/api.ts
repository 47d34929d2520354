import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Config, readConfig } from "../../server/src/config/config.ts";
import { createTestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { startServer } from "../../server/src/main.ts";
import { startChain, type TestChain } from "./chain.ts";

/** The whole server over real HTTP on a free port: its own database, chain, escrow and folder. */
export type TestServer = {
  url: string;
  /** What a browser on the site would say in `Origin`, and sign-in messages name. */
  origin: string;
  chain: TestChain;
  config: Config;
  databaseUrl: string;
  stop(): Promise<void>;
};

/** For tests that ask more than any person does. */
export const NO_RATE_LIMITS: Config["rateLimits"] = {
  all: 1e6,
  auth: 1e6,
  rpc: 1e6,
  upload: 1e6,
  uploadMegabytes: 1e6,
  message: 1e6,
  email: 1e6,
};

/**
 * Starts one for a test file. `changes` are settings that differ from the defaults; `prepare` puts things on the chain
 * before the server starts, and may answer more settings.
 */
export async function startTestServer(
  changes: Partial<Config> = {},
  prepare: (chain: TestChain, databaseUrl: string) => Promise<Partial<Config>> = async () => ({}),
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-api-"));
  const [chain, database] = await Promise.all([startChain(), createTestDatabase()]);
  const config: Config = {
    ...readConfig({
      ESCROW_ADDRESS: chain.escrow,
      ESCROW_START_BLOCK: chain.startBlock.toString(),
      RPC_URL: chain.url,
      DATABASE_URL: database.url,
      DATA_DIR: folder,
      PORT: "0",
      DEMO: "1",
    }),
    ...changes,
    ...(await prepare(chain, database.url)),
  };
  const server = await startServer(config, pino({ level: process.env.LOG_LEVEL ?? "silent" }));
  return {
    url: server.url,
    origin: config.publicOrigin ?? server.url.replace("127.0.0.1", "localhost"),
    chain,
    config,
    databaseUrl: database.url,
    async stop() {
      await server.stop();
      await Promise.all([chain.stop(), database.drop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
