import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mirrorDigest } from "../../server/src/db/chain-store/mirror-digest.ts";
import { createDatabase, type PrismaClient } from "../../server/src/db/client.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { startChain, type TestChain } from "../kit/chain.ts";
import { createRandom, type Random, testSeed } from "../kit/random.ts";
import { fillChain } from "./kit/crowd.ts";
import { type FaultyNode, startFaultyNode } from "./kit/faulty-node.ts";
import { CONFIRMATIONS, caughtUp, freshDigest, identityOf } from "./kit/mirror.ts";
import type { ChildOptions } from "./kit/mirror-child.ts";
import { expectChainTruth } from "./kit/truth.ts";
import { until } from "./kit/until.ts";

const EVENTS = 5_000;
const KILLS = 10;

let testDatabase: TestDatabase;
let chain: TestChain;
let node: FaultyNode;
let random: Random;
let cacheFolder: string;
let child: ChildProcess | undefined;
let db: PrismaClient | undefined;

beforeAll(async () => {
  cacheFolder = mkdtempSync(join(tmpdir(), "holdfast-crash-"));
  random = createRandom(testSeed("crashes"));
  testDatabase = await createTestDatabase();
  chain = await startChain({ gasLimit: 100_000_000n });
  await fillChain(chain, EVENTS);
  // A node with small ranges makes many batches, so that the kills hit between and inside of them.
  node = await startFaultyNode(chain.url, random, { range: 8 });
});

afterAll(async () => {
  child?.kill("SIGKILL");
  await db?.$disconnect();
  await node?.stop();
  await chain?.stop();
  await testDatabase?.drop();
  if (cacheFolder) rmSync(cacheFolder, { recursive: true, force: true });
});

test("OPS-5 a mirror killed ten times while it mirrors 5,000 events ends equal to a fresh one", async () => {
  const databaseUrl = testDatabase.url;
  const database = createDatabase(databaseUrl);
  db = database;
  const indexed = async () => (await database.checkpoint.findFirst())?.blockNumber ?? 0n;
  const head = await chain.client.getBlockNumber({ cacheTime: 0 });

  const reached: bigint[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const before = await indexed();
    child = spawnMirror(databaseUrl);
    const enough = before + BigInt(1 + random.integer(15));
    await until(async () => (await indexed()) >= enough, { what: "the mirror goes on where it was killed" });
    await setTimeout(random.integer(100));
    child.kill("SIGKILL");
    await once(child, "exit");
    reached.push(await indexed());
  }
  expect(reached.at(-1)).toBeLessThan(head);
  expect(reached).toEqual(reached.toSorted((a, b) => Number(a - b)));

  child = spawnMirror(databaseUrl);
  await caughtUp(chain, database);
  expect(await database.chainEvent.count()).toBeGreaterThanOrEqual(EVENTS);
  expect(await mirrorDigest(database)).toEqual(await freshDigest(chain));
  await expectChainTruth(chain, database);
});

function spawnMirror(databaseUrl: string): ChildProcess {
  const { startBlock, ...identity } = identityOf(chain);
  const options: ChildOptions = {
    databaseUrl,
    rpcUrl: node.url,
    confirmations: CONFIRMATIONS,
    identity: { ...identity, startBlock: startBlock.toString() },
  };
  // The program's compiled code is kept between the starts: most of each is loading it.
  const env = { ...process.env, NODE_COMPILE_CACHE: cacheFolder };
  const script = fileURLToPath(new URL("./kit/mirror-child.ts", import.meta.url));
  return spawn(process.execPath, [script, JSON.stringify(options)], {
    env,
    stdio: ["pipe", "inherit", "inherit"],
  });
}
