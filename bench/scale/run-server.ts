import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { TOKENS } from "../../scripts/scale/market.ts";
import type { TestChain } from "../../test/kit/chain.ts";

export type BenchServer = { url: string; origin: string; chain: TestChain; stop(): Promise<void> };

/** The chain's first block: above all blocks of the made-up history. */
export const FIRST_BLOCK = 10_000_000;

/** Lets the mirror go on from the history's end on a chain that has just begun: nothing of the history is on it. */
export async function joinHistory(url: string, chain: TestChain): Promise<void> {
  const { number, hash } = await chain.client.getBlock();
  const db = new pg.Client(url);
  await db.connect();
  try {
    await db.query(`DELETE FROM "ChainBlock" WHERE "number" >= $1`, [FIRST_BLOCK]);
    await db.query(
      `UPDATE "Checkpoint" SET "chainId" = $1, "escrow" = $2, "startBlock" = $3, "blockNumber" = $4, "blockHash" = $5`,
      [chain.chainId, chain.escrow, String(chain.startBlock), String(number), hash],
    );
  } finally {
    await db.end();
  }
}

/** Starts the server on a database and waits until it listens. */
export async function runServer(databaseUrl: string, chain: TestChain): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-bench-"));
  const child = spawn(process.execPath, ["--no-warnings", join(import.meta.dirname, "server-child.ts")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      TOKENS: JSON.stringify(TOKENS),
      ESCROW_ADDRESS: chain.escrow,
      ESCROW_START_BLOCK: chain.startBlock.toString(),
      RPC_URL: chain.url,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      STORAGE_DIR: join(folder, "files"),
      PORT: "0",
      DEMO: "1",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The server ended with code ${code} before it listened.`);
  });
  const [url] = (await Promise.race([
    once(createInterface({ input: child.stdout }), "line"),
    ended,
  ])) as string[];
  ended.catch(() => {});
  if (url === undefined) throw new Error("The server did not say where it listens.");
  return {
    url,
    origin: url.replace("127.0.0.1", "localhost"),
    chain,
    async stop() {
      const exited = once(child, "exit");
      child.stdin.end();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
