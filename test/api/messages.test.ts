import { randomUUID } from "node:crypto";
import { ZERO_HASH } from "@holdfast/sdk/order";
import { Client } from "pg";
import { pino } from "pino";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../server/src/main.ts";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { listen } from "../kit/listen.ts";
import { demand, publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { told } from "../kit/told.ts";
import { tryUpload, upload } from "../kit/upload.ts";

type Message = {
  number: number;
  author: { address: string; name: string };
  role: string;
  text: string;
  files: { id: string; name: string; url: string }[];
  createdAt: string;
  key: string | null;
};
type Page = {
  items: Message[];
  last: number;
  readUpTo: number;
  unread: number;
  marks: { account: string; role: string; number: number }[];
};

let server: TestServer;
let client: Person;
let seller: Person;
let arbiter: Person;
let operator: Person;
let stranger: Person;
let visitor: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, arbiter, operator, stranger] = await allSignedIn(server, 1, 2, 3, 4, 6);
  visitor = person(server, 9);
  service = await publishService(server, seller);
});
afterAll(() => server.stop());

const pathOf = (id: Hex) => `/api/orders/${id}/messages`;
/** A hash whose words nobody keeps here: with it an order begins at once. */
const NOT_KEPT: Hex = `0x${"ab".repeat(32)}`;
const newKey = () => randomUUID();
const send = (who: Person, id: Hex, json: object) =>
  who.request<Message>("POST", pathOf(id), { json: { key: newKey(), ...json } });
const say = async (who: Person, id: Hex, text: string) => demand(await send(who, id, { text }));
const read = async (who: Person, id: Hex, query = "") =>
  demand(await who.request<Page>("GET", `${pathOf(id)}${query}`));
const texts = ({ items }: Page) => items.map(({ text }) => text);

describe("MSG-1 what one person can write in an order", () => {
  it("ends at ten thousand messages, a thousand documents and a hundred drafts, also of two at the same moment", async () => {
    const order = await placeOrder(server, { service, client, requirements: NOT_KEPT });
    const db = new Client({ connectionString: server.databaseUrl });
    await db.connect();
    const documents = (kind: string, author: Person, count: number) =>
      db.query(
        `INSERT INTO "Document" ("hash", "kind", "author", "orderId", "body")
         SELECT gen_random_uuid(), $1, $2, $3, '{}' FROM generate_series(1, $4::int)`,
        [kind, author.address, order.id, count],
      );
    await db.query(
      `INSERT INTO "Message" ("orderId", "number", "author", "text", "key")
       SELECT $1, n, $2, 'One of many', n FROM generate_series(1, 9999) n`,
      [order.id, client.address],
    );
    await Promise.all([documents("draft", seller, 99), documents("reason", client, 999)]);
    const post = (who: Person, kind: string) =>
      who.request("POST", "/api/documents", { json: { kind, order: order.id, text: "One of many" } });
    const four = <T>(make: () => Promise<T>) => Promise.all(Array.from({ length: 4 }, make));
    const said = await four(() => send(client, order.id, { text: "The last" }));
    const [drafts, reasons] = [
      await four(() => post(seller, "draft")),
      await four(() => post(client, "reason")),
    ];
    for (const answers of [said, drafts, reasons]) {
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    }
    const kept = said.find(({ status }) => status === 200)?.body;
    const again = { key: kept?.key, text: "The last" };
    expect(demand(await send(client, order.id, again))).toMatchObject({ number: 10_000 });
    await say(seller, order.id, "I hear you.");
    expect((await post(seller, "response")).status).toBe(200);
    const { rows } = await db.query(`SELECT count(*)::int AS "count" FROM "Document" WHERE "orderId" = $1`, [
      order.id,
    ]);
    expect(rows).toEqual([{ count: 100 + 1000 + 1 }]);
    // However much was said, what it tells of the seller is soon counted.
    await until(async () => (await db.query(`SELECT FROM "StaleStanding"`)).rowCount === 0, {
      what: "the standings are counted",
    });
    await db.end();
  });
});

describe("MSG-1 who reads and writes the messages of an order", () => {
  const everybody = () => [client, seller, arbiter, operator, stranger, visitor];
  let order: TestOrder;
  let fileId: string;

  /** Statuses of reading, writing, marking as read and the file of a message, each for everybody. */
  async function doors(): Promise<number[][]> {
    const number = { json: { number: 1 } };
    const ways = [
      (who: Person) => who.request("GET", pathOf(order.id)),
      (who: Person) => send(who, order.id, { text: `I am ${who.address}` }),
      (who: Person) => who.request("POST", `${pathOf(order.id)}/read`, number),
      (who: Person) => who.request("GET", `/api/files/${fileId}/content`),
    ];
    return Promise.all(
      ways.map((way) => Promise.all(everybody().map(async (who) => (await way(who)).status))),
    );
  }
  const open = (arbiterToo: boolean, operatorToo: boolean) => {
    const row = (yes: number, last: number) => [
      yes,
      yes,
      arbiterToo ? yes : 404,
      operatorToo ? yes : 404,
      404,
      last,
    ];
    return [row(200, 401), row(200, 401), row(204, 401), row(200, 404)];
  };

  beforeAll(async () => {
    order = await placeOrder(server, { service, client });
    fileId = await upload(client, "sketch.txt", "two rings and a keel");
    demand(await send(client, order.id, { text: "See the sketch", fileIds: [fileId] }));
  });

  it("paid and not yet begun: its two parties", async () => {
    expect(await doors()).toEqual(open(false, false));
  });

  it("asked in by a party: the help desk too, the arbiter not", async () => {
    const json = { text: "My seller does not answer." };
    expect((await client.request("POST", `/api/orders/${order.id}/help`, { json })).status).toBe(200);
    expect(await doors()).toEqual(open(false, true));
  });

  it("in a dispute: its arbiter too", async () => {
    await order.act(client, "start", await write(client, "requirements", order.id));
    await order.mirrored();
    await order.act(client, "dispute", await write(client, "statement", order.id));
    await order.mirrored();
    expect(await doors()).toEqual(open(true, true));
  });

  it("after its end: the same people, who may still have something to say", async () => {
    await order.act(client, "approve");
    expect(await order.mirrored()).toMatchObject({ status: "completed" });
    expect(await doors()).toEqual(open(true, true));
  });

  it("in a dispute that nobody asked the desk about: the operator too", async () => {
    order = await placeOrder(server, { service, client, requirements: NOT_KEPT });
    fileId = await upload(client, "second.txt", "three rings");
    demand(await send(client, order.id, { text: "Words", fileIds: [fileId] }));
    expect(await doors()).toEqual(open(false, false));
    await order.act(client, "dispute", await write(client, "statement", order.id));
    await order.mirrored();
    expect(await doors()).toEqual(open(true, true));
  });

  it("tells a stranger no more of them than of an order that never was", async () => {
    const none = await stranger.request("GET", pathOf(`0x${"77".repeat(32)}`));
    expect((await stranger.request("GET", pathOf(order.id))).body).toEqual(none.body);
    expect((await send(client, `0x${"77".repeat(32)}`, { text: "hello" })).status).toBe(404);
  });

  it("live, to exactly those who may read it", async () => {
    const quiet = await placeOrder(server, { service, client });
    const [forClient, forSeller, forArbiter, forOperator, forStranger] = await Promise.all(
      [client, seller, arbiter, operator, stranger].map((who) => listen(server, who)),
    );
    const heard = (one: { events: { type: string; id?: string }[] } | undefined, id: Hex) =>
      one?.events.some((event) => event.type === "message" && event.id === id) === true;
    await say(client, quiet.id, "Are you there?");
    await until(() => heard(forClient, quiet.id) && heard(forSeller, quiet.id), {
      what: "both parties hear of the message",
    });
    // Everybody is told of this one in the same order, so what came before it would have been heard by now.
    await say(client, order.id, "Look at this, please.");
    await until(() => heard(forArbiter, order.id) && heard(forOperator, order.id), {
      what: "arbiter and desk hear of a message in a dispute",
    });
    expect(heard(forArbiter, quiet.id) || heard(forOperator, quiet.id)).toBe(false);
    await until(() => heard(forSeller, order.id), { what: "the seller hears it too" });
    expect(forStranger?.text()).not.toContain('"message"');
    for (const one of [forClient, forSeller, forArbiter, forOperator, forStranger]) one?.stop();
  });
});

describe("MSG-1 what is written", () => {
  let order: TestOrder;

  beforeAll(async () => {
    order = await placeOrder(server, { service, client });
  });

  it("is answered with author, role, files and number, and its key to its author alone", async () => {
    await seller.request("PATCH", "/api/me", { json: { name: "Mara" } });
    const fileId = await upload(seller, "plan.txt", "first the keel");
    const key = newKey();
    const sent = demand(
      await send(seller, order.id, { text: "  Here.\n\n Then more. ", fileIds: [fileId], key }),
    );
    expect(sent).toMatchObject({
      number: 1,
      author: { address: seller.address, name: "Mara" },
      role: "seller",
      text: "Here.\n\n Then more.",
      files: [{ id: fileId, name: "plan.txt", url: `/api/files/${fileId}/content` }],
      key,
    });
    expect(Math.abs(Date.parse(sent.createdAt) - Date.now())).toBeLessThan(60_000);
    expect((await read(client, order.id)).items).toEqual([{ ...sent, key: null }]);
  });

  it("is one message however often it is sent with its key, also at once and also with other words", async () => {
    const key = newKey();
    const tries = Array.from({ length: 8 }, (_, index) =>
      send(client, order.id, { text: index === 0 ? "Once." : "Once, again.", key }),
    );
    const answers = (await Promise.all(tries)).map(demand);
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const before = await read(client, order.id);
    expect(demand(await send(client, order.id, { text: "Once more.", key })).number).toBe(before.last);
    expect((await read(client, order.id)).last).toBe(before.last);
    // Of another person the same key is another message.
    expect(demand(await send(seller, order.id, { text: "Mine.", key })).number).toBe(before.last + 1);
  });

  it("comes back as it was written: markup, scripts and other directions are words", async () => {
    const hostile = [
      '<img src=x onerror="alert(1)">',
      "<script>alert(1)</script>",
      "javascript:alert(1) https://ok.example/?a=<b>&c",
      '\u202egnp.exe\u202c %00 {{7*7}} \'; DROP TABLE "Message";--',
      "👩‍👩‍👧‍👦 e\u0301 \u2028 end",
    ];
    const from = (await read(client, order.id)).last;
    for (const text of hostile) await say(client, order.id, text);
    expect(texts(await read(seller, order.id, `?after=${from}`))).toEqual(hostile);
  });

  it.each([
    ["nothing in it", { text: " \n " }],
    ["too many characters", { text: "x".repeat(5001) }],
    ["half a character", { text: "\ud83d" }],
    ["a NUL", { text: "a\u0000b" }],
    ["words that are no text", { text: 7 }],
    ["too many files", { text: "x", fileIds: Array.from({ length: 21 }, (_, index) => `${index}`) }],
    ["a file that is not there", { fileIds: ["0".repeat(32)] }],
    ["no key", { text: "x", key: undefined }],
    ["a key of another shape", { text: "x", key: "short" }],
  ])("is refused with %s", async (_, json) => {
    expect(await send(client, order.id, json)).toMatchObject({
      status: 400,
      body: { code: "invalid_input" },
    });
  });

  it("carries no file of anybody else, and none that was refused", async () => {
    const theirs = await upload(seller, "mine.txt", "mine");
    const { id: refused } = await tryUpload(client, "setup.exe", `MZ${"\0".repeat(200)}`);
    for (const id of [theirs, refused]) {
      expect(await send(client, order.id, { text: "see", fileIds: [id] })).toMatchObject({
        status: 400,
        body: { errors: [{ path: "fileIds.0" }] },
      });
    }
  });

  it("opens a file to who may read it there, and to nobody by an order of one's own", async () => {
    const secret = await upload(client, "secret.txt", "between us");
    expect((await seller.request("GET", `/api/files/${secret}`)).status).toBe(404);
    demand(await send(client, order.id, { fileIds: [secret] }));
    expect((await seller.request("GET", `/api/files/${secret}`)).status).toBe(200);
    const range = { headers: { range: "bytes=0-2" } };
    expect((await seller.request("GET", `/api/files/${secret}/content`, range)).body).toBe("bet");
    for (const who of [stranger, arbiter, operator, visitor]) {
      expect((await who.request("GET", `/api/files/${secret}/content`, range)).status).toBe(404);
    }
    const own = await placeOrder(server, { service, client: stranger });
    expect((await send(stranger, own.id, { text: "x", fileIds: [secret] })).status).toBe(400);
    expect((await stranger.request("GET", `/api/files/${secret}`)).status).toBe(404);
  });

  it("too often in a minute is refused with the seconds to wait", async () => {
    // Room for a seller to publish a service, too: that is writing as well.
    const strict = await startTestServer({ rateLimits: { ...server.config.rateLimits, message: 8 } });
    try {
      const [one, other] = await allSignedIn(strict, 1, 2);
      const placed = await placeOrder(strict, { service: await publishService(strict, other), client: one });
      const answers = [];
      for (let count = 0; count < 9; count += 1)
        answers.push(await send(one, placed.id, { text: `Message ${count}` }));
      expect(answers.map(({ status }) => status)).toEqual([...Array(8).fill(200), 429]);
      expect(Number(answers[8]?.headers.get("retry-after"))).toBeGreaterThan(0);
      expect((await send(other, placed.id, { text: "I am not them." })).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });
});

describe("MSG-1 history", () => {
  let order: TestOrder;
  let said: string[];

  beforeAll(async () => {
    order = await placeOrder(server, { service, client });
    const writers = Array.from({ length: 50 }, (_, index) =>
      say(index % 2 === 0 ? client : seller, order.id, `word ${index}`),
    );
    said = (await Promise.all(writers)).toSorted((a, b) => a.number - b.number).map(({ text }) => text);
  });

  it("of fifty who wrote at once has no gap, none twice, and moments in the order of its numbers", async () => {
    const { items, last } = await read(client, order.id, "?limit=100");
    expect(last).toBe(50);
    expect(items.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(texts({ items } as Page)).toEqual(said);
    expect(new Set(said).size).toBe(50);
    const moments = items.map(({ createdAt }) => createdAt);
    expect(moments).toEqual(moments.toSorted());
  });

  it("is read upward from the newest, to the very first", async () => {
    const pages = [await read(seller, order.id, "?limit=20")];
    for (let first = pages[0]?.items[0]; first && first.number > 1; first = pages[0]?.items[0]) {
      pages.unshift(await read(seller, order.id, `?limit=20&before=${first.number}`));
    }
    expect(pages.map(({ items }) => items.length)).toEqual([10, 20, 20]);
    expect(pages.flatMap(texts)).toEqual(said);
    expect((await read(seller, order.id, "?before=1")).items).toEqual([]);
  });

  it("goes on after the last that one has, so that nothing said meanwhile is lost", async () => {
    const got: string[] = [];
    for (let from = 7; ; ) {
      const page = await read(seller, order.id, `?limit=20&after=${from}`);
      got.push(...texts(page));
      from = page.items.at(-1)?.number ?? from;
      if (from === page.last) break;
    }
    expect(got).toEqual(said.slice(7));
    expect((await read(seller, order.id, "?after=50")).items).toEqual([]);
    expect((await read(seller, order.id, "?after=0&limit=1")).items).toMatchObject([{ number: 1 }]);
  });

  it.each(["before=0", "before=x", "after=-1", "after=1&before=3", "limit=0", "limit=101", "before=1e99"])(
    "refuses ?%s",
    async (query) => {
      const answer = await client.request("GET", `${pathOf(order.id)}?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    },
  );

  it("knows who has read how far: never back, never beyond the end, and the others are told", async () => {
    const mark = (who: Person, number: number) =>
      who.request("POST", `${pathOf(order.id)}/read`, { json: { number } });
    const mine = (await read(client, order.id)).items;
    const bySeller = mine.filter(({ role }) => role === "seller").length;
    expect(await read(client, order.id)).toMatchObject({ readUpTo: 0, unread: bySeller, marks: [] });

    const page = await listen(server, client);
    expect((await mark(seller, 30)).status).toBe(204);
    await until(() => page.events.some(({ type, id }) => type === "message" && id === order.id), {
      what: "the client hears that the seller has read",
    });
    page.stop();
    expect((await read(client, order.id)).marks).toMatchObject([
      { account: seller.address, role: "seller", number: 30 },
    ]);
    const rest = (await read(seller, order.id, "?after=30")).items.filter(({ role }) => role === "client");
    expect(await read(seller, order.id)).toMatchObject({ readUpTo: 30, unread: rest.length, marks: [] });

    await mark(seller, 12);
    expect((await read(seller, order.id)).readUpTo).toBe(30);
    await mark(seller, 1_000_000);
    expect(await read(seller, order.id)).toMatchObject({ readUpTo: 50, unread: 0 });
    expect((await mark(seller, 0)).status).toBe(400);
  });

  it("is told to the others once while it is unread, and reading it is reading what was told", async () => {
    const fresh = await placeOrder(server, { service, client });
    const toSeller = async () =>
      (await told(seller, fresh)).filter(({ kind }) => kind === "message").map((one) => one.read);
    await say(client, fresh.id, "one");
    await say(client, fresh.id, "two");
    expect(await toSeller()).toEqual([false]);
    await seller.request("POST", `${pathOf(fresh.id)}/read`, { json: { number: 2 } });
    expect(await toSeller()).toEqual([true]);
    await say(client, fresh.id, "three");
    expect(await toSeller()).toEqual([true, false]);
    // Who has seen the bell, but not the order, is told of what comes after.
    await seller.request("POST", "/api/notifications/read", {
      json: { ids: (await told(seller, fresh)).map(({ id }) => id) },
    });
    await say(client, fresh.id, "four");
    expect(await toSeller()).toEqual([true, true, false]);
    expect((await told(client, fresh)).some(({ kind }) => kind === "message")).toBe(false);
    for (const who of [arbiter, operator, stranger]) expect(await told(who, fresh)).toEqual([]);
  });

  it("does not mind who writes it down: two servers, one order, no gap, and each tells its pages", async () => {
    const second = await startServer({ ...server.config, port: 0 }, pino({ level: "silent" }));
    try {
      const there = { ...server, url: second.url, origin: second.url.replace("127.0.0.1", "localhost") };
      const [, sellerThere] = await allSignedIn(there, 1, 2);
      const [here, far] = await Promise.all([listen(server, client), listen(there, sellerThere)]);
      const from = (await read(client, order.id)).last;
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          say(index % 2 === 0 ? client : sellerThere, order.id, `from both ${index}`),
        ),
      );
      const { items } = await read(sellerThere, order.id, `?after=${from}`);
      expect(items.map(({ number }) => number)).toEqual(
        Array.from({ length: 20 }, (_, index) => from + 1 + index),
      );
      for (const page of [here, far]) {
        await until(() => page.events.filter(({ type }) => type === "message").length >= 20, {
          what: "each server told its pages of all twenty",
        });
        page.stop();
      }
    } finally {
      await second.stop();
    }
  });
});

describe("REV-4 the help desk", () => {
  type Help = {
    id: string;
    order: string;
    text: string;
    closedAt: string | null;
    author: { address: string };
  };
  type Desk = {
    items: { request: Help; answered: boolean; order: { title: string; status: string } | null }[];
    open: number;
    nextCursor: string | null;
  };
  let order: TestOrder;

  const ask = (who: Person, text = "Please look at this.", id = order.id) =>
    who.request<Help>("POST", `/api/orders/${id}/help`, { json: { text } });
  const desk = async (query = "") => demand(await operator.request<Desk>("GET", `/api/help${query}`));
  const openDesk = async () => (await desk("?limit=60")).items.filter(({ request }) => !request.closedAt);

  beforeAll(async () => {
    for (const { request } of await openDesk())
      await operator.request("POST", `/api/help/${request.id}/close`);
    order = await placeOrder(server, { service, client, requirements: NOT_KEPT });
  });

  it("is asked by a party of an open order, once until it is done, and hears the words alone", async () => {
    const statuses = await Promise.all(
      [stranger, visitor, arbiter, operator].map(async (who) => (await ask(who)).status),
    );
    expect(statuses).toEqual([404, 401, 403, 403]);
    expect((await ask(client, "  ")).status).toBe(400);
    expect((await ask(client, "x".repeat(5001))).status).toBe(400);

    const answers = await Promise.all([1, 2, 3].map(() => ask(client, "Nobody answers me.")));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect((await ask(seller, "They want too much.")).status).toBe(200);

    const words = async (who: Person) =>
      demand(await who.request<{ items: Help[] }>("GET", `/api/orders/${order.id}/help`)).items.map(
        ({ text }) => text,
      );
    expect(await words(client)).toEqual(["Nobody answers me."]);
    expect(await words(seller)).toEqual(["They want too much."]);
    expect(await words(arbiter)).toEqual([]);
    expect((await words(operator)).toSorted()).toEqual(["Nobody answers me.", "They want too much."]);
    expect((await stranger.request("GET", `/api/orders/${order.id}/help`)).status).toBe(404);
  });

  it("has its list to itself, with the order attached; who waits longest comes first", async () => {
    for (const who of [client, seller, arbiter, stranger]) {
      expect((await who.request("GET", "/api/help")).status).toBe(403);
    }
    expect((await visitor.request("GET", "/api/help")).status).toBe(401);
    const { items, open } = await desk();
    expect(open).toBe(2);
    expect(items[0]).toMatchObject({
      request: { order: order.id, author: { address: client.address }, text: "Nobody answers me." },
      answered: false,
      order: { title: service.title, status: "in_progress" },
    });
  });

  it("answers in the order, as the help desk, and closes the request; then the party may ask again", async () => {
    await say(operator, order.id, "We are looking into it. You can open a dispute until Friday.");
    const { items } = await read(client, order.id);
    expect(items.at(-1)).toMatchObject({ role: "operator", author: { address: operator.address } });
    const [first] = await openDesk();
    expect(first?.answered).toBe(true);
    const id = first?.request.id ?? "";

    for (const who of [client, seller, arbiter, stranger]) {
      expect((await who.request("POST", `/api/help/${id}/close`)).status).toBe(403);
    }
    expect((await operator.request("POST", `/api/help/${randomUUID()}/close`)).status).toBe(404);
    const closed = demand(await operator.request<Help>("POST", `/api/help/${id}/close`));
    expect(closed.closedAt).not.toBeNull();
    expect(demand(await operator.request<Help>("POST", `/api/help/${id}/close`))).toEqual(closed);
    expect((await openDesk()).map(({ request }) => request.id)).not.toContain(id);
    // What was opened stays open: the desk may have to come back to what it said.
    expect((await send(operator, order.id, { text: "Anything else?" })).status).toBe(200);
    expect((await ask(client, "It happened again.")).status).toBe(200);
  });

  it("stands in the order's activity, without its words, and is told to the desk and back", async () => {
    type Entry = { event: string; actor: { address: string }; transaction: object | null; args: object };
    const { items } = demand(
      await seller.request<{ items: Entry[] }>("GET", `/api/orders/${order.id}/activity?filter=requests`),
    );
    expect(items).toMatchObject([
      { event: "HelpRequested", actor: { address: client.address }, transaction: null, args: {} },
      { event: "HelpClosed", actor: { address: operator.address } },
      { event: "HelpRequested" },
      { event: "HelpRequested" },
    ]);
    const toDesk = (await told(operator, order)).map(({ kind, by }) => [kind, by?.address]);
    expect(toDesk.filter(([kind]) => kind === "help_asked").map(([, by]) => by)).toEqual([
      client.address,
      seller.address,
      client.address,
    ]);
    expect((await told(client, order)).map(({ kind }) => kind)).toContain("help_closed");
  });

  it("pages through all, open ones first, each once", async () => {
    const all: Help[] = [];
    for (let cursor = ""; ; ) {
      const page = await desk(`?limit=2${cursor}`);
      all.push(...page.items.map(({ request }) => request));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(all.map(({ id }) => id)).toEqual((await desk("?limit=60")).items.map(({ request }) => request.id));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const firstClosed = all.findIndex(({ closedAt }) => closedAt !== null);
    expect(firstClosed).toBe(2);
    expect(all.slice(firstClosed).every(({ closedAt }) => closedAt !== null)).toBe(true);
    expect((await operator.request("GET", "/api/help?cursor=zzz")).status).toBe(400);
  });

  it("is not asked about what has ended", async () => {
    const ended = await placeOrder(server, { service, client });
    await ended.act(client, "cancel", ZERO_HASH);
    await ended.mirrored();
    expect(await ask(client, "Too late.", ended.id)).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
  });
});
