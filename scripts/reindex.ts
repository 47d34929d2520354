import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Mirror, startMirror } from "../server/src/chain/start-mirror.ts";
import { ConfigError, LOCAL_CHAIN_ID, readConfig } from "../server/src/config/config.ts";
import { clearMirror } from "../server/src/db/chain-store/clear-mirror.ts";
import { createMirrorStore } from "../server/src/db/chain-store/create-mirror-store.ts";
import { mirrorDigest, type TableDigest } from "../server/src/db/chain-store/mirror-digest.ts";
import { createTryLead } from "../server/src/db/chain-store/take-lead.ts";
import { createDatabase } from "../server/src/db/client.ts";
import { EmbeddedPostgresError } from "../server/src/db/embedded/failure.ts";
import { startEmbeddedPostgres } from "../server/src/db/embedded/start.ts";
import { migrate } from "../server/src/db/migrate.ts";
import { startLocalChain } from "./chain.ts";
import { readDeployment } from "./deploy.ts";
import { localData } from "./local/data.ts";
import { findRunning } from "./local/running.ts";
import { Failure } from "./setup/failure.mjs";
import { complain, say, step } from "./setup/report.mjs";

/**
 * `npm run reindex`: deletes what the mirror wrote and builds it again from the chain (FEATURES OPS-5). Documents, files,
 * services and accounts stay. A server may run meanwhile: it then does the work, and shows no orders until it is done.
 */
const undo: (() => Promise<unknown>)[] = [];

async function reindex(): Promise<number> {
  const { env, databaseUrl } = process.env.ESCROW_ADDRESS ? await ofEnvironment() : await ofLocalSystem();
  const config = readConfig(env);
  await migrate({ url: databaseUrl });
  const db = createDatabase(databaseUrl);
  undo.push(() => db.$disconnect());

  const before = await mirrorDigest(db);
  await step("Delete the mirror", () => clearMirror(db));
  const mirror = startMirror({
    identity: { chainId: config.chainId, escrow: config.escrow, startBlock: config.escrowStartBlock },
    rpcUrl: config.rpcUrl,
    store: createMirrorStore(db),
    tryLead: createTryLead(databaseUrl),
    confirmations: config.confirmations,
    ...(config.chainId === LOCAL_CHAIN_ID ? { pollInterval: 100 } : {}),
  });
  undo.push(() => mirror.stop());
  await step("Mirror the chain", (report) => untilMirrored(mirror, report));
  const after = await mirrorDigest(db);
  return compare(before, after);
}

async function untilMirrored(mirror: Mirror, report: (text: string) => void): Promise<void> {
  for (let told = ""; ; await setTimeout(100)) {
    const { head, indexed, lag, error, role } = mirror.status();
    if (error !== null && error !== told) say(`${error} Trying again.`);
    told = error ?? told;
    if (head === null || indexed === null) continue;
    report(`block ${indexed} of ${head}${role === "waiting" ? " (the running server does it)" : ""}`);
    if (error === null && lag === 0) return;
  }
}

/** Prints both mirrors side by side. Returns the exit code: 1 when the same chain gave other rows. */
function compare(before: Record<string, TableDigest>, after: Record<string, TableDigest>): number {
  const line = (cells: string[]) =>
    `    ${cells.map((cell, index) => cell.padEnd(index ? 14 : 20)).join("")}\n`;
  process.stdout.write(`\n${line(["", "rows before", "rows after", "content"])}`);
  for (const [table, { rows, digest }] of Object.entries(after)) {
    const old = before[table];
    const same = old?.digest === digest ? "equal" : "different";
    process.stdout.write(
      line([table, String(old?.rows ?? 0), String(rows), `${same}  ${digest.slice(0, 12)}`]),
    );
  }
  process.stdout.write("\n");
  const differ = Object.keys(after).filter((table) => before[table]?.digest !== after[table]?.digest);
  if (differ.length === 0) say("The mirror is equal to the one before, row for row.");
  else if (before.Checkpoint?.rows === 0) say("There was no mirror before.");
  else if (differ.includes("Checkpoint"))
    say("The mirror before ended at another block: the chain moved on meanwhile.");
  else {
    complain("The same chain gave other rows than before. The new ones are right: they are the chain's.");
    return 1;
  }
  return 0;
}

type Source = { env: NodeJS.ProcessEnv; databaseUrl: string };

async function ofEnvironment(): Promise<Source> {
  const { databaseUrl, dataDir } = readConfig();
  return { env: process.env, databaseUrl: databaseUrl ?? (await startDatabase(join(dataDir, "postgres"))) };
}

/** What `npm start` made, whether it runs or not. */
async function ofLocalSystem(): Promise<Source> {
  const data = localData(process.env.DATA_DIR ?? join(import.meta.dirname, "..", ".holdfast"));
  const deployment = readDeployment(data.chain);
  if (deployment === null) {
    throw new Failure(
      "There is nothing to mirror yet: run npm start first, or set ESCROW_ADDRESS and RPC_URL.",
    );
  }
  const rpcUrl = findRunning(data.folder)?.rpcUrl || (await startChain(data.chain));
  const env = {
    ...process.env,
    DATA_DIR: data.folder,
    CHAIN_ID: String(LOCAL_CHAIN_ID),
    RPC_URL: rpcUrl,
    ESCROW_ADDRESS: deployment.escrow,
    ESCROW_START_BLOCK: deployment.escrowStartBlock,
  };
  return { env, databaseUrl: process.env.DATABASE_URL ?? (await startDatabase(data.postgres)) };
}

async function startChain(folder: string): Promise<string> {
  const chain = await step("Start the local chain", () => startLocalChain(folder));
  undo.push(() => chain.stop());
  return chain.url;
}

async function startDatabase(dataDir: string): Promise<string> {
  const database = await step("Start the database", () => startEmbeddedPostgres({ dataDir }));
  undo.push(() => database.stop());
  return database.url;
}

async function stop(): Promise<void> {
  for (const end of undo.splice(0).reverse()) await end().catch((error: unknown) => complain(String(error)));
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => stop().then(() => process.exit(130)));
}

try {
  process.exitCode = await reindex();
} catch (error) {
  const known =
    error instanceof Failure || error instanceof EmbeddedPostgresError || error instanceof ConfigError;
  complain(
    known ? error.message : "The mirror could not be built again; the error is below.",
    known ? "" : String(error),
  );
  process.exitCode = 1;
} finally {
  await stop();
}
