import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, type TestOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person } from "../kit/person.ts";
import { upload } from "../kit/upload.ts";

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

describe("who may do what with an order", () => {
  let order: TestOrder;
  let requirements: Hex;
  let fileId: string;

  beforeAll(async () => {
    order = await placeOrder(server, { service, client });
    fileId = await upload(client, "secret.txt", "nobody's business");
    requirements = await write(client, "requirements", order.id, { fileIds: [fileId] });
    await order.act(client, "start", requirements);
    await order.mirrored();
  });

  /** Status for: client, seller, arbiter (no dispute), operator, stranger, nobody. */
  const document = (kind: string) => ({ json: { kind, order: "", text: "words" } });
  const matrix: [string, string, (path: { id: Hex }) => string, object | undefined, number[]][] = [
    ["reads it", "GET", ({ id }) => `/api/orders/${id}`, undefined, [200, 200, 200, 200, 404, 401]],
    [
      "reads its activity",
      "GET",
      ({ id }) => `/api/orders/${id}/activity`,
      undefined,
      [200, 200, 200, 200, 404, 401],
    ],
    [
      "reads its payments",
      "GET",
      ({ id }) => `/api/orders/${id}/payments`,
      undefined,
      [200, 200, 200, 200, 404, 401],
    ],
    [
      "reads its requirements",
      "GET",
      () => `/api/documents/${requirements}`,
      undefined,
      [200, 200, 404, 404, 404, 404],
    ],
    ["sees its file", "GET", () => `/api/files/${fileId}`, undefined, [200, 200, 404, 404, 404, 404]],
    [
      "downloads its file",
      "GET",
      () => `/api/files/${fileId}/content`,
      undefined,
      [200, 200, 404, 404, 404, 404],
    ],
    [
      "writes requirements",
      "POST",
      () => "/api/documents",
      document("requirements"),
      [200, 403, 404, 404, 404, 401],
    ],
    [
      "writes a delivery",
      "POST",
      () => "/api/documents",
      document("delivery"),
      [403, 200, 404, 404, 404, 401],
    ],
    ["shares a draft", "POST", () => "/api/documents", document("draft"), [403, 200, 404, 404, 404, 401]],
    [
      "writes a revision",
      "POST",
      () => "/api/documents",
      document("revision"),
      [200, 403, 404, 404, 404, 401],
    ],
    ["writes a reason", "POST", () => "/api/documents", document("reason"), [200, 200, 404, 404, 404, 401]],
    [
      "writes a statement",
      "POST",
      () => "/api/documents",
      document("statement"),
      [200, 200, 404, 404, 404, 401],
    ],
    ["writes evidence", "POST", () => "/api/documents", document("evidence"), [200, 200, 404, 404, 404, 401]],
    ["writes a ruling", "POST", () => "/api/documents", document("ruling"), [403, 403, 404, 404, 404, 401]],
    ["writes a request", "POST", () => "/api/documents", document("request"), [200, 200, 404, 404, 404, 401]],
  ];
  it.each(matrix)("%s: only who may", async (_, method, path, init, expected) => {
    const json = init && "json" in init ? { json: { ...(init.json as object), order: order.id } } : {};
    const everybody = [client, seller, arbiter, operator, stranger, visitor];
    const statuses = await Promise.all(
      everybody.map(async (who) => (await who.request(method, path(order), json)).status),
    );
    expect(statuses).toEqual(expected);
  });

  it("tells a stranger no more of it than of an order that never was", async () => {
    const real = await stranger.request<object>("GET", `/api/orders/${order.id}`);
    const none = await stranger.request<object>("GET", `/api/orders/0x${"77".repeat(32)}`);
    expect(real.body).toEqual(none.body);
    expect((await stranger.request("GET", "/api/orders/17")).status).toBe(404);
  });

  it("lists to each only their own", async () => {
    for (const role of ["client", "seller", "arbiter"]) {
      const { body } = await stranger.request("GET", `/api/orders?role=${role}`);
      expect(body).toMatchObject({ items: [], counts: {} });
    }
    expect((await visitor.request("GET", "/api/orders?role=client")).status).toBe(401);
    expect((await client.request("GET", "/api/orders?role=boss")).status).toBe(400);
    expect((await client.request("GET", "/api/orders")).status).toBe(400);
  });

  it("takes nobody else's file into a document, and no unfinished one", async () => {
    const theirs = await upload(stranger, "mine.txt", "mine");
    for (const id of [theirs, "0".repeat(32)]) {
      const json = { kind: "reason", order: order.id, text: "see", fileIds: [id] };
      expect(await client.request("POST", "/api/documents", { json })).toMatchObject({
        status: 400,
        body: { code: "invalid_input", errors: [{ path: "fileIds.0" }] },
      });
    }
  });

  it.each([
    ["nothing in it", {}],
    ["a link that is no web address", { text: "x", links: ["javascript:alert(1)"] }],
    ["a kind of its own", { kind: "listing", text: "x" }],
    ["too many words", { text: "x".repeat(20_001) }],
    ["an order that is no hash", { order: "0x12", text: "x" }],
    ["half a character", { text: "\ud83d" }],
  ])("refuses a document with %s", async (_, changes) => {
    const json = { kind: "reason", order: order.id, ...changes };
    expect(await client.request("POST", "/api/documents", { json })).toMatchObject({
      status: 400,
      body: { code: "invalid_input" },
    });
  });

  it("takes no words in an order that nobody placed, except its requirements", async () => {
    const json = { kind: "delivery", order: `0x${"55".repeat(32)}`, text: "words" };
    expect((await seller.request("POST", "/api/documents", { json })).status).toBe(404);
    expect(
      (await client.request("POST", "/api/documents", { json: { ...json, kind: "requirements" } })).status,
    ).toBe(200);
  });

  it("takes only so many drafts, for each is shown to the client at once", async () => {
    const busy = await placeOrder(server, { service, client });
    const json = { kind: "draft", order: busy.id, text: "look" };
    const tries = Array.from({ length: 105 }, () => seller.request("POST", "/api/documents", { json }));
    const refused = (await Promise.all(tries)).filter(({ status }) => status !== 200);
    const last = await seller.request("POST", "/api/documents", { json });
    expect(last).toMatchObject({ status: 409, body: { code: "wrong_state" } });
    for (const answer of refused) expect(answer).toMatchObject({ status: 409 });
    const delivery = { ...json, kind: "delivery" };
    expect((await seller.request("POST", "/api/documents", { json: delivery })).status).toBe(200);
  });

  it("takes no words after its end", async () => {
    const ended = await placeOrder(server, { service, client });
    await ended.act(client, "cancel", `0x${"00".repeat(32)}`);
    await ended.mirrored();
    const json = { kind: "draft", order: ended.id, text: "words" };
    expect(await seller.request("POST", "/api/documents", { json })).toMatchObject({
      status: 409,
      body: { code: "wrong_state" },
    });
  });
});
