import {
  OPEN_STATUSES,
  OrderStatus,
  PHASES,
  phaseName,
  RequestKind,
  waitingFor,
  ZERO_ADDRESS,
} from "@holdfast/sdk/order";
import fc from "fast-check";
import pg from "pg";
import { type Address, getAddress, type Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService } from "../kit/market.ts";
import { insertOrderRows, type OrderRowInput, rowId } from "../kit/order-rows.ts";
import { placeOrder } from "../kit/orders.ts";
import { allSignedIn, type Person } from "../kit/person.ts";

type Page = {
  items: { id: Hex; title: string; status: string; marks: string[]; waitsForYou: boolean; due: number }[];
  counts: Record<string, number>;
  waiting: number;
  overdue: number;
  countedUpTo: number;
  nextCursor: string | null;
};
type Role = "client" | "seller" | "arbiter";

let server: TestServer;
let db: pg.Client;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
/** Long before any block of the chain, and long after. */
const PAST = 1_000_000;
const FUTURE = 4_000_000_000;
const DOLLAR = getAddress(`0x${"d0".repeat(20)}`);
const TITLES = ["A logo for clay", "Ten labels in print", "100% linen_bag logo", "A song"];

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  await seller.request("PATCH", "/api/me", { json: { name: "Mara Clay" } });
  db = new pg.Client(server.databaseUrl);
  await db.connect();
  for (const [index, title] of TITLES.entries()) {
    const source = index === 3 ? "job" : "service";
    await db.query(
      `INSERT INTO "Listing" ("content", "seller", "source", "title", "client") VALUES ($1, $2, $3, $4, $5)`,
      [rowId(title), seller.address, source, title, source === "job" ? client.address : null],
    );
  }
});
afterAll(async () => {
  await db.end();
  await server.stop();
});

const ask = (who: Person, query: Record<string, string>) =>
  who.request<Page & { code: string }>("GET", `/api/orders?${new URLSearchParams(query)}`);
const pageOf = async (who: Person, query: Record<string, string>) => demand(await ask(who, query));

async function walk(who: Person, query: Record<string, string>): Promise<Page["items"]> {
  const all: Page["items"] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Page = await pageOf(who, cursor ? { ...query, cursor } : query);
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all;
}

async function fill(rows: readonly OrderRowInput[]): Promise<void> {
  await db.query(`DELETE FROM "Order" WHERE "lastBlock" = 0`);
  await insertOrderRows(db, rows);
}

function row(name: string, changes: Partial<OrderRowInput> = {}): OrderRowInput {
  return {
    id: rowId(name),
    ...{ client: client.address, seller: seller.address, arbiter: arbiter.address },
    content: rowId(TITLES[0] ?? ""),
    ...{ status: OrderStatus.InProgress, request: RequestKind.None, due: FUTURE },
    ...{ updatedAt: PAST, placedAt: PAST, token: ZERO_ADDRESS, price: 5n },
    ...changes,
  };
}

/** Random orders among the three, few different values in each column: ties are what paging stumbles on. */
const someOrders = fc.array(
  fc.record({
    part: fc.nat(3),
    status: fc.constantFrom(...Object.values(OrderStatus).filter((one) => one !== OrderStatus.None)),
    request: fc.constantFrom(...Object.values(RequestKind)),
    late: fc.boolean(),
    updated: fc.nat(3),
    placed: fc.nat(3),
    token: fc.constantFrom(ZERO_ADDRESS, DOLLAR),
    price: fc.bigInt(1n, 4n),
    title: fc.nat(3),
  }),
  { maxLength: 30 },
);
type Some = (typeof someOrders extends fc.Arbitrary<infer All> ? All : never)[number];

function rowOf(one: Some, index: number): OrderRowInput {
  const other = getAddress(rowId(`other ${index % 3}`).slice(0, 42) as Hex);
  // Most are between the two; some belong to one of them and a third.
  const parties = [{}, {}, { seller: other }, { client: other }][one.part] ?? {};
  return row(`random ${index}`, {
    ...parties,
    ...{
      status: one.status as keyof typeof PHASES,
      // What ended has none open: the contract closes it.
      request: OPEN_STATUSES.includes(one.status) ? one.request : RequestKind.None,
      token: one.token,
      price: one.price,
    },
    ...{ due: one.late ? PAST : FUTURE, updatedAt: PAST + one.updated, placedAt: PAST + one.placed },
    content: rowId(TITLES[one.title] ?? ""),
  });
}

const isLate = ({ status, due }: OrderRowInput) =>
  (status === OrderStatus.InProgress || status === OrderStatus.RevisionRequested) && due < FUTURE;
const waitsFor = ({ status, request }: OrderRowInput, role: Role) =>
  waitingFor({ status, request: request as RequestKind }).includes(role);
const isJob = ({ content, seller: sold, client: bought }: OrderRowInput, role: Role) =>
  content === rowId(TITLES[3] ?? "") &&
  sold === seller.address &&
  (role !== "client" || bought === client.address);

/** What each sort compares, the least first; equals by id. */
const KEYS: Record<string, (order: OrderRowInput) => (number | bigint | string)[]> = {
  latest: ({ updatedAt }) => [-updatedAt],
  due: ({ status, due, updatedAt }) => [
    status >= 3 && status <= 7 ? due : Number.POSITIVE_INFINITY,
    -updatedAt,
  ],
  amount: ({ token, price }) => [token, -price],
  newest: ({ placedAt }) => [-placedAt],
};

function sorted(rows: readonly OrderRowInput[], sort: string): Hex[] {
  const key = (order: OrderRowInput) => [...(KEYS[sort]?.(order) ?? []), order.id];
  return [...rows]
    .sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      const at = left.findIndex((part, index) => part !== right[index]);
      return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
    })
    .map(({ id }) => id);
}

describe("DSH-1 the list of orders", () => {
  it("DSH-1 over random orders, in every role, class, source and sort, holds exactly those that a recount finds, in order", async () => {
    await fc.assert(
      fc.asyncProperty(
        someOrders,
        fc.constantFrom<Role>("client", "seller", "arbiter"),
        fc.constantFrom("latest", "due", "amount", "newest"),
        fc.constantFrom(undefined, "waiting", "overdue", "in_progress", "completed", "contested"),
        fc.constantFrom(undefined, "service", "job"),
        async (some, role, sort, status, source) => {
          const rows = some.map(rowOf);
          await fill(rows);
          const who = { client, seller, arbiter }[role];
          const mine = rows.filter(
            (one) =>
              one[role] === who.address && (source === undefined || (source === "job") === isJob(one, role)),
          );
          const inClass = mine.filter((one) => {
            if (status === undefined) return true;
            if (status === "waiting") return waitsFor(one, role);
            if (status === "overdue") return isLate(one);
            return phaseName(one.status) === status;
          });
          const query = {
            ...{ role, sort, limit: "4" },
            ...(status && { status }),
            ...(source && { source }),
          };
          expect((await walk(who, query)).map(({ id }) => id)).toEqual(sorted(inClass, sort));
          const { counts, waiting, overdue } = await pageOf(who, query);
          const recount = Object.entries(PHASES).flatMap(([number, name]) => {
            const count = mine.filter((one) => one.status === Number(number)).length;
            return count > 0 ? [[name, count]] : [];
          });
          expect(counts).toEqual(Object.fromEntries(recount));
          expect(waiting).toBe(mine.filter((one) => waitsFor(one, role)).length);
          expect(overdue).toBe(mine.filter(isLate).length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("finds by words of the title, by name, by address and by number, all words at once", async () => {
    const other = getAddress(rowId("somebody").slice(0, 42) as Hex);
    const rows = TITLES.map((title, index) => row(`found ${index}`, { content: rowId(title) }));
    const unlisted = row("unlisted", { content: rowId("nothing known"), seller: other });
    await fill([...rows, unlisted]);
    const find = async (q: string, role: Role = "client") => {
      const page = await pageOf({ client, seller, arbiter }[role], { role, q });
      expect(Object.values(page.counts).reduce((sum, count) => sum + count, 0)).toBe(page.items.length);
      return page.items.map(({ id }) => [...rows, unlisted].findIndex((one) => one.id === id)).sort();
    };
    expect(await find("LOGO")).toEqual([0, 2]);
    expect(await find("logo clay")).toEqual([0, 2]);
    expect(await find("logo cla", "seller")).toEqual([0]);
    expect(await find("ten")).toEqual([1]);
    expect(await find("la")).toEqual([1]);
    expect(await find("100%")).toEqual([2]);
    expect(await find("n_b")).toEqual([2]);
    expect(await find("%")).toEqual([]);
    expect(await find("mara")).toEqual([0, 1, 2, 3]);
    expect(await find("mara song")).toEqual([3]);
    expect(await find(other.toLowerCase())).toEqual([4]);
    expect(await find(client.address, "seller")).toEqual([0, 1, 2, 3]);
    expect(await find(rowId("found 1").slice(0, 14))).toEqual([1]);
    expect(await find(`${rowId("found 1").slice(0, 6)}…${rowId("found 1").slice(-4)}`)).toEqual([1]);
    expect(await find(rowId("unlisted"), "arbiter")).toEqual([4]);
    expect(await find("nowhere to be found")).toEqual([]);
    expect(await find(`logo ${seller.address}`)).toEqual([0, 2]);
    expect(await find(`mara ${rowId("found 1").slice(0, 14)}`)).toEqual([1]);
    expect(await find(`song ${rowId("found 1").slice(0, 14)}`)).toEqual([]);
    expect(await find(`${rowId("found 1").slice(0, 14)} ${other}`)).toEqual([]);
    expect(await find("clay mara", "arbiter")).toEqual([0, 1, 2, 3]);
    expect(await find("mara 100%", "arbiter")).toEqual([2]);
    expect(await find("in a l")).toEqual([]);
    expect(await find("in te l")).toEqual([1]);
  });

  it("DSH-1 keeps what came from jobs out of services, in a search and its counts, page by page", async () => {
    const rows = Array.from({ length: 9 }, (_, index) =>
      row(`paged ${index}`, { content: rowId(TITLES[index % 4] ?? ""), updatedAt: PAST + (index % 2) }),
    );
    // Both name the job's listing, but it was offered to one client and by one seller.
    const stolen = [
      row("bought by another", { content: rowId(TITLES[3] ?? ""), client: stranger.address }),
      row("sold by another", { content: rowId(TITLES[3] ?? ""), seller: stranger.address }),
    ];
    await fill([...rows, ...stolen]);
    /** A client finds what somebody else sold by its title, too, a seller what somebody else bought; an arbiter neither. */
    const wordsOf = (one: OrderRowInput, role: Role) => {
      const title = TITLES.find((known) => rowId(known) === one.content) ?? "";
      const sold = role === "client" || one.seller === seller.address;
      const bought = role === "seller" || one.client === client.address || title !== TITLES[3];
      const name = role !== "seller" && one.seller === seller.address ? "Mara Clay" : "";
      return `${sold && bought ? title : ""} ${name}`;
    };
    const sorts = Object.keys(KEYS);
    for (const role of ["client", "seller", "arbiter"] as const) {
      for (const source of [undefined, "service", "job"] as const) {
        for (const [index, q] of ["a", "song", "mara", "mara song", "logo mara"].entries()) {
          const who = { client, seller, arbiter }[role];
          const wanted = [...rows, ...stolen].filter(
            (one) =>
              one[role] === who.address &&
              (!source || (source === "job") === isJob(one, role)) &&
              q.split(" ").every((word) => new RegExp(`\\b${word}`, "i").test(wordsOf(one, role))),
          );
          const sort = sorts[index % sorts.length] ?? "";
          const query = { role, q, sort, limit: "3", ...(source && { source }) };
          const context = JSON.stringify(query);
          expect(
            (await walk(who, query)).map(({ id }) => id),
            context,
          ).toEqual(sorted(wanted, sort));
          const { counts } = await pageOf(who, query);
          expect(counts, context).toEqual(wanted.length > 0 ? { in_progress: wanted.length } : {});
        }
      }
    }
  });

  it("goes on where a page ended while orders move: nothing twice, nothing skipped that stayed", async () => {
    for (const sort of ["latest", "due", "amount", "newest"]) {
      const rows = Array.from({ length: 9 }, (_, index) =>
        row(`moving ${index}`, { updatedAt: PAST + index, due: FUTURE + index, placedAt: PAST + index }),
      );
      await fill(rows);
      const seen: Hex[] = [];
      let cursor: string | null = "";
      for (let turn = 0; cursor !== null; turn += 1) {
        const page: Page = await pageOf(client, {
          role: "client",
          sort,
          limit: "2",
          ...(cursor && { cursor }),
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
        // One that was shown moves, and a new one comes.
        await db.query(`UPDATE "Order" SET "updatedAt" = $2 WHERE "id" = $1`, [
          seen.at(-1),
          PAST + 100 + turn,
        ]);
        await insertOrderRows(db, [
          row(`new ${sort} ${turn}`, {
            updatedAt: PAST + 50 + turn,
            placedAt: PAST + 50,
            due: PAST,
            price: 9n,
          }),
        ]);
      }
      expect(new Set(seen).size, sort).toBe(seen.length);
      for (const { id } of rows) expect(seen, sort).toContain(id);
    }
  });

  it("marks what is late by the chain's clock, and says how far it counts", async () => {
    const now = Number((await server.chain.client.getBlock()).timestamp);
    await fill([
      row("a day late", { due: now - 3600 }),
      row("seriously late", { due: now - 2 * 86_400 }),
      row("in time", { due: now + 3600 }),
      row("late, but delivered", { status: OrderStatus.Delivered, due: now - 3600 }),
    ]);
    const page = await pageOf(client, { role: "client", status: "overdue", sort: "due" });
    expect(page.items.map(({ marks }) => marks)).toEqual([["seriously_overdue"], ["overdue"]]);
    expect(page).toMatchObject({ overdue: 2, countedUpTo: 1000 });
    await fill(Array.from({ length: 1010 }, (_, index) => row(`many ${index}`)));
    for (const query of [{}, { q: "logo" }, { source: "service" }]) {
      const many = await pageOf(seller, { role: "seller", ...query });
      expect(many, JSON.stringify(query)).toMatchObject({
        counts: { in_progress: 1000 },
        waiting: 1000,
        overdue: 0,
      });
    }
  });

  it("knows the title of what was ordered as soon as its seller signed it, and shows no other seller's", async () => {
    await fill([row("foreign", { content: rowId(TITLES[0] ?? ""), seller: stranger.address as Address })]);
    const [foreign] = (await pageOf(client, { role: "client" })).items;
    expect(foreign?.title).toBe(`Order ${rowId("foreign").slice(0, 10)}`);
    const service = await publishService(server, seller, { title: "Embossed letterheads on cotton" });
    const order = await placeOrder(server, { service, client });
    const found = await pageOf(seller, { role: "seller", source: "service", q: "letterheads" });
    expect(found.items).toMatchObject([{ id: order.id, title: "Embossed letterheads on cotton" }]);
  });

  it("is each person's own, and refuses what it does not know", async () => {
    await fill([row("theirs")]);
    for (const role of ["client", "seller", "arbiter"]) {
      expect(await pageOf(stranger, { role })).toMatchObject({
        items: [],
        counts: {},
        waiting: 0,
        overdue: 0,
      });
      expect((await pageOf(stranger, { role, q: rowId("theirs") })).items).toEqual([]);
    }
    const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
    const id = rowId("theirs");
    for (const query of [
      { role: "operator" },
      { role: "client", sort: "price" },
      { role: "client", status: "open" },
      { role: "client", source: "quote" },
      { role: "client", cursor: "nonsense" },
      { role: "client", cursor: forge("due", "1", "1", id) },
      { role: "client", cursor: forge("latest", "1") },
      { role: "client", cursor: forge("latest", "1", "1' OR 1=1 --") },
      { role: "client", sort: "amount", cursor: forge("amount", ZERO_ADDRESS, "-1", id) },
    ]) {
      const answer = await ask(client, query as Record<string, string>);
      expect([answer.status, answer.body.code], JSON.stringify(query)).toEqual([400, "invalid_input"]);
    }
  });
});
