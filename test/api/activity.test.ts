import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person } from "../kit/person.ts";

type Entry = { id: string; at: number; event: string; actor: { address: string } | null };
type Page = { items: Entry[]; nextCursor: string | null };

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let stranger: Person;
let service: ServiceAnswer;
/** One with a long history: drafts and evidence in a loop. */
let long: TestOrder;

const LOOPS = 24;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter, stranger] = await allSignedIn(server, 1, 2, 3, 6);
  service = await publishService(server, seller);
  long = await placeOrder(server, { service, client });
  await long.act(client, "start", await write(client, "requirements", long.id));
  await long.mirrored();
  for (const text of ["A first try.", "A second try."]) await write(seller, "draft", long.id, { text });
  const { state } = await long.mirrored();
  await long.act(seller, "deliver", state.round, await write(seller, "delivery", long.id));
  await long.act(client, "release", 10n ** 17n);
  await long.mirrored();
  await long.act(client, "dispute", await write(client, "statement", long.id));
  await long.mirrored();
  const evidence = await write(client, "evidence", long.id);
  for (let turn = 0; turn < LOOPS; turn += 1) await long.act(client, "evidence", evidence);
  await until(async () => (await pageOf(client, long, "limit=60")).items.length === LOOPS + 7, {
    what: "all evidence is mirrored",
  });
});
afterAll(() => server.stop());

const ask = (who: Person, { id }: TestOrder, query: string) =>
  who.request<Page & { code?: string }>("GET", `/api/orders/${id}/activity?${query}`);
const pageOf = async (who: Person, order: TestOrder, query = "") => demand(await ask(who, order, query));

/** All pages, one after another; `between` happens before each further one is asked for. */
async function walk(order: TestOrder, query: string, between = async () => {}): Promise<Entry[]> {
  const all: Entry[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Page = await pageOf(client, order, cursor ? `${query}&cursor=${cursor}` : query);
    all.push(...page.items);
    cursor = page.nextCursor;
    if (cursor !== null) await between();
  }
  return all;
}

describe("DLV-5 an order's history", () => {
  it("comes newest first, chain and drafts merged by time, every on-chain step by who did it", async () => {
    const { items } = await pageOf(client, long, "limit=60");
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort((a, b) => b - a));
    expect(items.filter(({ event }) => event !== "EvidenceSubmitted").map(({ event }) => event)).toEqual(
      expect.arrayContaining([
        "OrderDisputed",
        "PartReleased",
        "OrderDelivered",
        "DraftShared",
        "OrderStarted",
      ]),
    );
    expect(items.at(-1)?.event).toBe("OrderPlaced");
    const whoDid = new Map(items.map(({ event, actor }) => [event, actor?.address]));
    expect(whoDid.get("OrderPlaced")).toBe(client.address);
    expect(whoDid.get("DraftShared")).toBe(seller.address);
    expect(whoDid.get("OrderDelivered")).toBe(seller.address);
    expect(whoDid.get("EvidenceSubmitted")).toBe(client.address);
  });

  it("comes whole in pages of any size, nothing twice and nothing left out", async () => {
    const { items } = await pageOf(client, long, "limit=60");
    for (const limit of [1, 2, 7]) {
      const walked = await walk(long, `limit=${limit}`);
      expect(
        walked.map(({ id }) => id),
        `pages of ${limit}`,
      ).toEqual(items.map(({ id }) => id));
    }
  });

  it("goes on where a page ended while new things happen", async () => {
    const before = (await pageOf(client, long, "limit=60")).items.map(({ id }) => id);
    const more = await write(seller, "evidence", long.id);
    const walked = await walk(long, "limit=9", () => long.act(seller, "evidence", more));
    expect(walked.map(({ id }) => id)).toEqual(before);
  });

  it("shows a part of it on request", async () => {
    const events = async (filter: string) =>
      (await walk(long, `limit=2&filter=${filter}`)).map(({ event }) => event);
    // The chain's seconds and the server's are not the same: only what there is, is certain.
    expect((await events("deliveries")).sort()).toEqual(["DraftShared", "DraftShared", "OrderDelivered"]);
    expect(await events("money")).toEqual(["PartReleased", "OrderPlaced"]);
    expect(await events("requests")).toEqual([]);
    expect((await ask(client, long, "filter=everything")).status).toBe(400);
  });

  it("tells who agreed to a request, which the event itself does not say", async () => {
    const order = await placeOrder(server, { service, client });
    const { state } = await order.mirrored();
    const CANCEL_BY_CLIENT = 1;
    await order.act(client, "request", CANCEL_BY_CLIENT, await write(client, "request", order.id));
    const { state: asked } = await order.mirrored();
    expect(asked.round).toBe(state.round + 1);
    await order.act(seller, "answer", asked.round, true, await write(seller, "response", order.id));
    await order.mirrored();
    const [cancelled, opened] = (await pageOf(client, order)).items;
    expect(opened).toMatchObject({ event: "RequestOpened", actor: { address: client.address } });
    expect(cancelled).toMatchObject({ event: "OrderCancelled", actor: { address: seller.address } });
  });

  it("is the arbiter's and the parties' to see, and to a stranger there is no such order", async () => {
    expect((await pageOf(arbiter, long)).items).toHaveLength(20);
    expect((await ask(stranger, long, "")).status).toBe(404);
  });

  it("refuses a cursor that no answer gave", async () => {
    const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
    for (const cursor of [
      "nonsense",
      forge(1, "chain", "1"),
      forge(-1, "chain", "1-1"),
      forge(1, "draft", "1-1"),
      forge(1, "elsewhere", "1-1"),
      forge("1", "chain", "1-1"),
      forge(1, "chain", "1-1' OR 1=1"),
    ]) {
      const answer = await ask(client, long, `cursor=${cursor}`);
      expect([answer.status, answer.body.code], cursor).toEqual([400, "invalid_input"]);
    }
  });
});
