import { CancelCause, OrderStatus } from "@holdfast/sdk/order";
import fc from "fast-check";
import { Client } from "pg";
import { type Address, getAddress, type Hex, keccak256, stringToBytes, zeroAddress } from "viem";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDatabase, type PrismaClient } from "../../server/src/db/client.ts";
import { createTestDatabase, type TestDatabase } from "../../server/src/db/embedded/test-database.ts";
import { createStandingStore } from "../../server/src/db/repositories/standings.ts";
import type { Standing } from "../../server/src/domain/standing/ports.ts";
import { judge } from "../../server/src/domain/standing/score.ts";

const HISTORIES = 1_000;
const CLIENTS = 3;
const LISTED = zeroAddress;
const FOREIGN = getAddress(`0x${"fe".repeat(20)}`);
const DAY = 86_400;
const NOW = Math.floor(Date.now() / 1000);

type OrderPlan = {
  client: number;
  isListed: boolean;
  isTaken: boolean;
  end: "open" | "completed" | "settled" | CancelCause;
  onTime: boolean | null;
  isDisputed: boolean;
  /** Stars the client gave, then those the seller gave; negative: not visible yet. */
  stars: readonly [number | null, number | null];
  /** Who writes, and so many seconds after what came before. */
  messages: readonly { isClient: boolean; after: number }[];
};

const stars = fc.option(fc.constantFrom(1, 2, 3, 4, 5, -1, -3, -5), { nil: null });
const plan: fc.Arbitrary<OrderPlan> = fc.record({
  client: fc.nat(CLIENTS - 1),
  isListed: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  isTaken: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  end: fc.constantFrom<OrderPlan["end"]>("open", "completed", "settled", ...Object.values(CancelCause)),
  onTime: fc.option(fc.boolean(), { nil: null }),
  isDisputed: fc.boolean(),
  stars: fc.tuple(stars, stars),
  messages: fc.array(fc.record({ isClient: fc.boolean(), after: fc.integer({ min: 1, max: 50_000 }) }), {
    maxLength: 6,
  }),
});
const history = fc.array(plan, { maxLength: 8 });

const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31);
let database: TestDatabase;
let db: PrismaClient;
let sql: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.url);
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await db?.$disconnect();
  await sql?.end();
  await database?.drop();
});

const account = (name: string): Address => getAddress(`0x${keccak256(stringToBytes(name)).slice(-40)}`);

/** The rows of one history, as the mirror, people and time would have left them. */
function rowsOf(plans: readonly OrderPlan[], index: number) {
  const seller = account(`seller ${index}`);
  const rows = {
    orders: [] as object[],
    reviews: [] as object[],
    messages: [] as object[],
    events: [] as object[],
  };
  plans.forEach((one, number) => {
    const id = keccak256(stringToBytes(`order ${index} ${number}`));
    const client = account(`client ${index} ${one.client}`);
    rows.orders.push(orderRow(one, { id, client, seller }));
    if (one.isDisputed) rows.events.push(eventRow(id, index * 100 + number));
    const [ofClient, ofSeller] = one.stars;
    if (ofClient)
      rows.reviews.push(reviewRow(id, { author: client, subject: seller, side: "client", stars: ofClient }));
    if (ofSeller)
      rows.reviews.push(reviewRow(id, { author: seller, subject: client, side: "seller", stars: ofSeller }));
    let at = NOW - 20 * DAY;
    one.messages.forEach(({ isClient, after }, position) => {
      at += after;
      rows.messages.push({
        orderId: id,
        number: position + 1,
        author: isClient ? client : seller,
        text: "x",
        key: String(position),
        createdAt: new Date(at * 1000).toISOString(),
      });
    });
  });
  return rows;
}

type Parties = { id: Hex; client: Address; seller: Address };

function orderRow({ isListed, isTaken, end, onTime }: OrderPlan, parties: Parties) {
  const nothing = {
    price: 1,
    remaining: 0,
    paidIn: 1,
    toSeller: 0,
    toClient: 0,
    platformFees: 0,
    arbiterFees: 0,
  };
  return {
    ...parties,
    ...nothing,
    arbiter: zeroAddress,
    platform: zeroAddress,
    token: isListed ? LISTED : FOREIGN,
    terms: {},
    content: parties.id,
    status: statusOf(end),
    ...{ request: 0, revisionsUsed: 0, flags: 0, round: 1, due: 0, respondBy: 0 },
    placedAt: NOW - 30 * DAY,
    takenAt: isTaken ? NOW - 30 * DAY : null,
    finishedAt: end === "open" ? null : NOW,
    cancelCause: typeof end === "number" ? end : null,
    onTime,
    ...{ updatedAt: NOW, lastBlock: 1 },
  };
}

function statusOf(end: OrderPlan["end"]): number {
  if (end === "open") return OrderStatus.InProgress;
  if (end === "completed") return OrderStatus.Completed;
  return end === "settled" ? OrderStatus.Settled : OrderStatus.Cancelled;
}

function reviewRow(orderId: Hex, said: { author: Address; subject: Address; side: string; stars: number }) {
  const moved = new Date((NOW - DAY) * 1000).toISOString();
  return {
    orderId,
    ...said,
    stars: Math.abs(said.stars),
    ...{ text: "", signedAt: NOW, signature: "0x", createdAt: moved, updatedAt: moved },
    visibleAt: new Date((NOW + (said.stars > 0 ? -DAY : DAY)) * 1000).toISOString(),
  };
}

const eventRow = (orderId: Hex, logIndex: number) => ({
  ...{
    blockNumber: 1,
    logIndex,
    txHash: orderId,
    txFrom: zeroAddress,
    name: "OrderDisputed",
    args: {},
    orderId,
  },
});

async function insert(table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`);
  await sql.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
    [JSON.stringify(rows)],
  );
}

const distribution = (given: readonly number[]): Standing["stars"] => [
  given.filter((one) => one === 1).length,
  given.filter((one) => one === 2).length,
  given.filter((one) => one === 3).length,
  given.filter((one) => one === 4).length,
  given.filter((one) => one === 5).length,
];
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;
const isOver = ({ end }: OrderPlan) => end !== "open";
const canBeReviewed = ({ end }: OrderPlan) => end === "completed" || end === "settled";
const given = (plans: readonly OrderPlan[], side: 0 | 1) =>
  plans
    .filter(canBeReviewed)
    .flatMap(({ stars }) => (stars[side] !== null && stars[side] > 0 ? [stars[side]] : []));

/** Counts by hand what the seller of a history has; shares no code with the server's. */
function sellerByHand(plans: readonly OrderPlan[]) {
  const listed = plans.filter(({ isListed }) => isListed);
  const taken = listed.filter(({ isTaken }) => isTaken);
  const ended = taken.filter((one) => isOver(one) && one.end !== CancelCause.ByClient);
  const causes = (...wanted: number[]) =>
    ended.filter(({ end }) => typeof end === "number" && wanted.includes(end));
  const clients = Array.from({ length: CLIENTS }, (_, client) => client);
  const voices = (value: (client: number) => number | null) => {
    const said = clients.map(value).filter((one) => one !== null);
    return { sum: sum(said), voices: said.length };
  };
  const share = (part: readonly OrderPlan[], whole: readonly OrderPlan[]) => (client: number) => {
    const of = (list: readonly OrderPlan[]) => list.filter((one) => one.client === client).length;
    return of(whole) === 0 ? null : of(part) / of(whole);
  };
  const alone = causes(CancelCause.BySeller);
  const completed = taken.filter(({ end }) => end === "completed");
  const decided = taken.filter(({ onTime }) => onTime !== null);
  const inTime = decided.filter(({ onTime }) => onTime);
  const { score } = judge({
    rating: voices((client) => {
      const own = given(
        listed.filter((one) => one.client === client),
        0,
      );
      return own.length === 0 ? null : mean(own);
    }),
    completed: voices(share(completed, ended)),
    cancelledAlone: voices(share(alone, ended)),
    onTime: voices(share(inTime, decided)),
  });
  return {
    score,
    stars: distribution(given(listed, 0)),
    completed: completed.length,
    ended: ended.length,
    cancelledAlone: alone.length,
    cancelledAgreed: causes(CancelCause.RequestAccepted, CancelCause.RequestExpired).length,
    onTime: inTime.length,
    late: decided.length - inTime.length,
    responseTime: medianAnswer(listed),
  };
}

/** The lower of the two in the middle. */
function medianAnswer(plans: readonly OrderPlan[]): number | null {
  const waits: number[] = [];
  for (const { messages } of plans) {
    let waited: number | null = null;
    for (const { isClient, after } of messages) {
      if (waited !== null) waited += after;
      if (isClient) waited ??= 0;
      else if (waited !== null) {
        waits.push(waited);
        waited = null;
      }
    }
  }
  waits.sort((a, b) => a - b);
  return waits[Math.ceil(waits.length / 2) - 1] ?? null;
}

function clientByHand(plans: readonly OrderPlan[]) {
  const listed = plans.filter(({ isListed }) => isListed);
  const over = listed.filter((one) => one.isTaken && isOver(one));
  return {
    clientStars: distribution(given(listed, 1)),
    clientCompleted: over.filter(({ end }) => end === "completed").length,
    clientEnded: over.length,
    clientCancelled: over.filter(({ end }) => end === CancelCause.ByClient).length,
    clientDisputed: over.filter(({ isDisputed }) => isDisputed).length,
  };
}

it(`RVW-2 ratings, rates and totals equal an independent count from the raw rows, for ${HISTORIES} random histories (TEST_SEED=${seed})`, async () => {
  const histories = fc.sample(history, { seed, numRuns: HISTORIES });
  await sql.query(`INSERT INTO "ChainBlock" VALUES (1, '0x01', '0x00', ${NOW})`);
  const rows = histories.map(rowsOf);
  await insert(
    "Order",
    rows.flatMap(({ orders }) => orders),
  );
  await insert(
    "Review",
    rows.flatMap(({ reviews }) => reviews),
  );
  await insert(
    "Message",
    rows.flatMap(({ messages }) => messages),
  );
  await insert(
    "ChainEvent",
    rows.flatMap(({ events }) => events),
  );
  await sql.query(
    `INSERT INTO "StaleStanding" ("account") SELECT "seller" FROM "Order" UNION SELECT "client" FROM "Order"`,
  );
  const standings = createStandingStore(db, [{ address: LISTED }]);
  // Two at once, as two servers would.
  const drain = async () => {
    while ((await standings.refresh({ limit: 200, now: NOW }, judge)) > 0);
  };
  await Promise.all([drain(), drain()]);

  const found = new Map((await db.standing.findMany()).map((row) => [row.account, row]));
  expect(found.size).toBeGreaterThan(HISTORIES);
  histories.forEach((plans, index) => {
    if (plans.length === 0) return;
    const { score, ...seller } = sellerByHand(plans);
    const row = found.get(account(`seller ${index}`));
    expect(row, `history ${index}`).toMatchObject(seller);
    expect(row?.score).toBeCloseTo(score, 12);
    for (const client of new Set(plans.map((one) => one.client))) {
      const own = plans.filter((one) => one.client === client);
      expect(found.get(account(`client ${index} ${client}`)), `client of history ${index}`).toMatchObject(
        clientByHand(own),
      );
    }
  });
});
