import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { readScaleOptions } from "../scripts/scale/options.ts";
import { ensureFilled, startScaleDatabase } from "../scripts/scale/run.ts";
import { startChain, type TestChain } from "../test/kit/chain.ts";
import { type Figure, makeFigures } from "./scale/figures.ts";
import { type Asking, measure, type Times } from "./scale/measure.ts";
import { createPlanReader, explainAll, type QueryPlan } from "./scale/plans.ts";
import { type BenchServer, FIRST_BLOCK, joinHistory, runServer } from "./scale/run-server.ts";

/**
 * How fast the market answers with 50,000 services and 200,000 orders in it and twenty clients at once: milliseconds
 * over HTTP at the 50th, 95th and 99th of a hundred, one JSON line a figure, beside asking for its health and for one
 * order in the same run. Then every query behind them is explained by the database: reading a big table whole fails.
 * `--requests N`, `--clients N`, `--only WORD`, `--write` (keeps the plans), and the sizes of `npm run seed -- --scale`.
 */
const TARGET_MS = 100;
/** Peers, and the pages that issue "Around the order" names no time for: jobs and quotes. */
const NOT_PROMISED = /^(health|one order|jobs\.|quotes\.)/;
/** Rows from which on a table is not to be read whole. */
const BIG = 10_000;
/** Milliseconds in the database from which on a query's plan is kept. */
const SLOW_QUERY_MS = 2;
const PEERS = ["health", "one order"];
const WARM_UP_REQUESTS = 200;
const LOOK_MS = 250;
const CALM_LOOKS = 12;
const PLANS = join(import.meta.dirname, "snapshots", "scale-plans.json");

const [own, sizes] = splitOptions(process.argv.slice(2), ["--requests", "--at-once", "--only", "--write"]);
const { values } = parseArgs({
  args: own,
  options: {
    requests: { type: "string", default: "1000" },
    "at-once": { type: "string", default: "20" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
const REQUESTS = Number(values.requests);
const CLIENTS = Number(values["at-once"]);

const undo: (() => Promise<unknown>)[] = [];
try {
  await bench();
} finally {
  for (const end of undo.reverse()) await end();
}

async function bench(): Promise<void> {
  const { options, anew } = readScaleOptions(sizes);
  const database = await startScaleDatabase();
  undo.push(() => database.stop());
  await ensureFilled(database.url, { options, anew });
  const chain = await startChain({ number: FIRST_BLOCK });
  undo.push(() => chain.stop());
  const db = new pg.Client(database.url);
  await db.connect();
  undo.push(() => db.end());

  const times = await withServer({ url: database.url, chain }, async (server) => {
    const { peers, figures } = await makeFigures(server, db, options);
    const asked = [...peers, ...figures.filter(isWanted)];
    // A server that runs for days has compiled, connected and read what people ask for.
    for (const { asking } of asked) {
      await measure(server.url, asking, { clients: CLIENTS, requests: WARM_UP_REQUESTS });
    }
    const measured = new Map<string, Times>();
    for (const { name, asking } of asked) {
      measured.set(name, await measure(server.url, asking, { clients: CLIENTS, requests: REQUESTS }));
      print(name, measured);
    }
    return measured;
  });
  if ([...times].some(([name, { p95 }]) => (targetOf(name) ?? p95) < p95)) process.exitCode = 1;

  await explainAll(database.url, true);
  undo.push(() => explainAll(database.url, false));
  const big = await bigTables(db);
  const plans: Record<string, QueryPlan[]> = {};
  await withServer({ url: database.url, chain }, async (server) => {
    const { figures } = await makeFigures(server, db, options);
    const readPlans = createPlanReader(database.log);
    for (const { name, asking } of figures.filter(isWanted)) {
      const seen = await explainOnce(asking, readPlans);
      plans[name] = seen.filter(
        ({ whole, ms }) => ms >= SLOW_QUERY_MS || whole.some((table) => big.has(table)),
      );
      for (const { query, whole, ms } of seen) {
        const readsWhole = whole.filter((table) => big.has(table));
        if (readsWhole.length === 0) continue;
        process.stdout.write(`${JSON.stringify({ bench: "scale", name, readsWhole, ms, query })}\n`);
        process.exitCode = 1;
      }
    }
  });
  if (values.write) writeFileSync(PLANS, `${JSON.stringify(plans, null, 2)}\n`);
}

/** The options named, each with its value, and the others. */
function splitOptions(args: readonly string[], names: readonly string[]): [string[], string[]] {
  const ours = (index: number): boolean => {
    const word = args[index] ?? "";
    return word.startsWith("--") ? names.includes(word.split("=", 1)[0] ?? "") : index > 0 && ours(index - 1);
  };
  return [args.filter((_, index) => ours(index)), args.filter((_, index) => !ours(index))];
}

/** Milliseconds; null: measured, and not promised. */
function targetOf(name: string): number | null {
  return NOT_PROMISED.test(name) ? null : TARGET_MS;
}

function isWanted({ name }: Figure): boolean {
  return name.includes(values.only);
}

/** The plans of a request's queries, at the third time: what is read only once has been read by then. */
async function explainOnce(asking: Asking, readPlans: () => QueryPlan[]): Promise<QueryPlan[]> {
  for (let turn = 0; turn < 2; turn += 1) {
    const { who, path } = asking(turn);
    await who.request("GET", path);
  }
  readPlans();
  const { who, path } = asking(2);
  await who.request("GET", path);
  // Who reads writes nothing: that is what a job of the server does meanwhile.
  return readPlans().filter(({ query }) => !/^(INSERT|UPDATE|DELETE)/.test(query));
}

/** Names of tables that are not to be read whole. */
async function bigTables(db: pg.Client): Promise<Set<string>> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples > ${BIG}`,
  );
  return new Set(rows.map(({ name }) => name));
}

async function withServer<Result>(
  { url, chain }: { url: string; chain: TestChain },
  work: (server: BenchServer) => Promise<Result>,
): Promise<Result> {
  await joinHistory(url, chain);
  const server = await runServer(url, chain);
  try {
    await untilQuiet(url);
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** What a server does when it starts (reminders, standings) is not what is measured: waits until it is done. */
async function untilQuiet(url: string): Promise<void> {
  const db = new pg.Client(url);
  await db.connect();
  try {
    for (let calm = 0; calm < CALM_LOOKS; ) {
      await delay(LOOK_MS);
      const { rows } = await db.query<{ busy: number }>(
        `SELECT count(*)::int AS busy FROM pg_stat_activity
         WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`,
      );
      calm = rows[0]?.busy ? 0 : calm + 1;
    }
  } finally {
    await db.end();
  }
}

function print(name: string, measured: ReadonlyMap<string, Times>): void {
  const [own, health, order] = [name, ...PEERS].map((one) => measured.get(one));
  if (!own || PEERS.includes(name)) return;
  const round = (value = 0) => Math.round(value * 10) / 10;
  const line = {
    ...{ bench: "scale", name, value: round(own.p95), unit: "ms p95", target: targetOf(name) },
    ...{ p50: round(own.p50), p99: round(own.p99), bytes: own.bytes },
    peer: { "health p95": round(health?.p95), "one order p95": round(order?.p95) },
    settings: { clients: CLIENTS, requests: REQUESTS, rateLimits: "counted, never reached" },
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
