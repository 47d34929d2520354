import { parseArgs } from "node:util";
import { createDatabase } from "../server/src/db/client.ts";
import { listOrders } from "../server/src/db/repositories/list-orders.ts";
import { classOf, type OrderClassName } from "../server/src/domain/orders/order-class.ts";
import type { OrderSelection, OrderSort, PartyRole } from "../server/src/domain/orders/ports.ts";
import { readWords } from "../server/src/domain/orders/search-words.ts";
import { startTestServer } from "../test/kit/api.ts";
import startDatabase from "../test/kit/global-database.ts";
import { rowId } from "../test/kit/order-rows.ts";
import { allSignedIn, type Person } from "../test/kit/person.ts";
import { fillMarket } from "./dashboard/fill.ts";
import { explaining } from "./dashboard/plans.ts";

/**
 * How fast the list of orders is (DSH-1) with many in the database, over HTTP and several at once: milliseconds at the
 * median and the 95th of a hundred, beside reading a single order in the same run. One JSON line a figure, with the
 * plans' nodes; reading the whole table of orders fails. `--orders N`, `--requests N`.
 */
const { values } = parseArgs({
  options: { orders: { type: "string", default: "100000" }, requests: { type: "string", default: "120" } },
});
const ORDERS = Number(values.orders);
const REQUESTS = Number(values.requests);
const CLIENTS = 4;
const ENOUGH = 10_000_000;

const stopDatabase = await startDatabase();
const server = await startTestServer({
  rateLimits: {
    ...{
      all: ENOUGH,
      auth: ENOUGH,
      rpc: ENOUGH,
      upload: ENOUGH,
      uploadMegabytes: ENOUGH,
      message: ENOUGH,
      email: ENOUGH,
    },
  },
});
const db = createDatabase(server.databaseUrl);
try {
  const [buyer, seller, arbiter, small] = await allSignedIn(server, 1, 2, 3, 6);
  const now = Math.floor(Date.now() / 1000);
  const people = { buyer, seller, arbiter, small };
  await fillMarket(server.databaseUrl, {
    orders: ORDERS,
    now,
    people: {
      buyer: buyer.address,
      seller: seller.address,
      arbiter: arbiter.address,
      small: small.address,
    },
  });
  const one = await measure(buyer, () => `/api/orders/${rowId("order 0")}`);
  print("one order", one, one.p50, []);
  const as = async (name: keyof typeof people, role: PartyRole, query: Query) => {
    const path = `/api/orders?${new URLSearchParams({ role, ...query })}`;
    const plans = await plansOf({ account: people[name].address, role, ...query }, now);
    print(
      `${name} ${Object.values(query).join(" ") || "latest"}`,
      await measure(people[name], () => path),
      one.p50,
      plans,
    );
  };
  for (const name of ["small", "buyer"] as const) {
    for (const sort of ["latest", "due", "amount", "newest"])
      await as(name, "client", { source: "service", sort });
  }
  for (const status of ["in_progress", "completed", "waiting", "overdue"] as const)
    await as("buyer", "client", { status });
  await as("buyer", "client", { source: "job" });
  for (const q of ["logo", "logo print", "mara", "number 4321", "zither", rowId("order 5").slice(0, 12)]) {
    await as("buyer", "client", { q });
  }
  await as("seller", "seller", { sort: "latest" });
  for (const q of ["logo", "mara"]) await as("seller", "seller", { q });
  await as("arbiter", "arbiter", { sort: "latest" });
  await as("arbiter", "arbiter", { status: "disputed", sort: "due" });
} finally {
  await db.$disconnect();
  await server.stop();
  await stopDatabase();
}

type Query = { source?: string; sort?: string; status?: OrderClassName; q?: string };
type Times = { p50: number; p95: number };

async function measure(who: Person, path: () => string): Promise<Times> {
  const times: number[] = [];
  const ask = async () => {
    const start = performance.now();
    const { status } = await who.request("GET", path());
    if (status !== 200) throw new Error(`${path()} answered ${status}`);
    times.push(performance.now() - start);
  };
  for (let turn = 0; turn < 3; turn += 1) await ask();
  times.length = 0;
  const worker = async () => {
    for (let turn = 0; turn < REQUESTS / CLIENTS; turn += 1) await ask();
  };
  await Promise.all(Array.from({ length: CLIENTS }, worker));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function plansOf(
  { account, role, source, sort, status, q }: Query & { account: Person["address"]; role: PartyRole },
  now: number,
): Promise<string[]> {
  const watched = explaining(db);
  const named = (name: OrderClassName | undefined) => classOf(name, { role, now });
  await listOrders(watched.db, {
    ...{ account, role, source: source as OrderSelection["source"], words: readWords(q ?? "") },
    ...{ class: named(status), waiting: named("waiting"), overdue: named("overdue") },
    ...{ sort: (sort ?? "latest") as OrderSort, limit: 20 },
  });
  return [...watched.plans].sort();
}

function print(name: string, { p50, p95 }: Times, peer: number, plans: readonly string[]): void {
  const round = (value: number) => Math.round(value * 100) / 100;
  const line = { bench: "dashboard", name, p50: round(p50), p95: round(p95), unit: "ms" };
  const more = { orders: ORDERS, clients: CLIENTS, peer: "one order", timesPeer: round(p50 / peer), plans };
  process.stdout.write(`${JSON.stringify({ ...line, ...more })}\n`);
  if (plans.includes("Seq Scan Order")) process.exitCode = 1;
}
