import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createTestDatabase } from "../server/src/db/embedded/test-database.ts";
import { fillChain } from "../test/chain/kit/crowd.ts";
import { caughtUp, mirrorOf, type TestMirror } from "../test/chain/kit/mirror.ts";
import { createTraffic } from "../test/chain/kit/traffic.ts";
import { startChain, type TestChain } from "../test/kit/chain.ts";
import startDatabase from "../test/kit/global-database.ts";
import { createRandom } from "../test/kit/random.ts";

/**
 * How fast the mirror is: events a second from an empty database to the head, and milliseconds from a mined block to its
 * commit. One JSON line each. `--events N` sets how many events the chain holds.
 */
const { values } = parseArgs({ options: { events: { type: "string", default: "5000" } } });
const EVENTS = Number(values.events);
const RUNS = 3;
const BLOCKS = 40;

const stopDatabase = await startDatabase();
const chain = await startChain({ gasLimit: 100_000_000n });
try {
  await fillChain(chain, EVENTS);
  await backfill(chain);
  await follow(chain);
} finally {
  await chain.stop();
  await stopDatabase();
}

async function withMirror<Result>(work: (mirror: TestMirror) => Promise<Result>): Promise<Result> {
  const database = await createTestDatabase();
  const mirror = mirrorOf(chain, { databaseUrl: database.url });
  try {
    return await work(mirror);
  } finally {
    await mirror.stop();
    await database.drop();
  }
}

async function backfill(chain: TestChain): Promise<void> {
  const speeds: number[] = [];
  let events = 0;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    await withMirror(async ({ db }) => {
      await caughtUp(chain, db);
      const seconds = (performance.now() - start) / 1000;
      events = await db.chainEvent.count();
      speeds.push(events / seconds);
    });
  }
  print("backfill", Math.max(...speeds), "events/s", { events, runs: RUNS });
}

async function follow(chain: TestChain): Promise<void> {
  const traffic = createTraffic(chain, createRandom(1));
  const delays: number[] = [];
  await withMirror(async ({ db }) => {
    await caughtUp(chain, db);
    for (let block = 0; block < BLOCKS; block++) {
      await traffic.mine(1);
      const mined = performance.now();
      await caughtUp(chain, db);
      delays.push(performance.now() - mined);
      await setTimeout(5);
    }
  });
  print("follow", delays.toSorted((a, b) => a - b)[BLOCKS / 2] ?? 0, "ms", {
    blocks: BLOCKS,
    pollInterval: 20,
  });
}

function print(name: string, value: number, unit: string, details: object): void {
  console.log(JSON.stringify({ bench: "mirror", name, value: Math.round(value), unit, ...details }));
}
