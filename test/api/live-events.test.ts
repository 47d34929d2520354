import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { type HeardEvent, listen as listenOn } from "../kit/listen.ts";
import { publishService, type ServiceAnswer } from "../kit/market.ts";
import { placeOrder, write } from "../kit/orders.ts";
import { allSignedIn, type Person, person, signedIn } from "../kit/person.ts";

let server: TestServer;
let client: Person;
let seller: Person;
let stranger: Person;
let service: ServiceAnswer;

beforeAll(async () => {
  server = await startTestServer();
  [client, seller, stranger] = await allSignedIn(server, 1, 2, 6);
  service = await publishService(server, seller);
});
afterAll(() => server.stop());

const listen = (who: Person) => listenOn(server, who);

describe("live events", () => {
  it("tell the parties of an order that it moved, everybody of blocks, and strangers nothing else", async () => {
    const [forClient, forSeller, forStranger] = await Promise.all([
      listen(client),
      listen(seller),
      listen(stranger),
    ]);
    const order = await placeOrder(server, { service, client });
    const hears = ({ events }: { events: HeardEvent[] }) =>
      events.some(({ type, id }) => type === "order" && id === order.id);
    await until(() => hears(forClient) && hears(forSeller), { what: "both parties hear of the order" });
    await until(() => forStranger.events.some(({ type }) => type === "head"), {
      what: "the stranger hears of blocks",
    });
    expect(forStranger.text()).not.toContain(order.id);
    for (const { stop } of [forClient, forSeller, forStranger]) stop();
  });

  it("tell what time a block mined now would have, at once and when somebody moved the chain's clock", async () => {
    const { client: node } = server.chain;
    const next = async () => Number((await node.getBlock({ blockTag: "pending" })).timestamp);
    const before = await next();
    const page = await listen(client);
    const times = () => page.events.flatMap(({ type, now }) => (type === "clock" && now ? [now] : []));
    await until(() => times().length > 0, { what: "the page is told the time" });
    const after = await next();
    // A second each way: the node says whole ones.
    expect(times()[0]).toBeGreaterThan((before - 1) * 1000);
    expect(times()[0]).toBeLessThan((after + 2) * 1000);
    await node.increaseTime({ seconds: 7_200 });
    await node.mine({ blocks: 1 });
    const moved = (after + 7_200) * 1000;
    await until(() => (times().at(-1) ?? 0) >= moved, { what: "the page is told of the chain's new time" });
    page.stop();
  });

  it("tell of a draft, which no block carries", async () => {
    const order = await placeOrder(server, { service, client });
    const page = await listen(client);
    const before = page.events.length;
    await write(seller, "draft", order.id);
    const hears = () => page.events.slice(before).some(({ id }) => id === order.id);
    await until(hears, { what: "the client hears of the draft" });
    page.stop();
  });

  it("tell the parties, and no stranger, when a reorganisation takes their order away", async () => {
    const [forClient, forStranger] = await Promise.all([listen(client), listen(stranger)]);
    const block = await server.chain.client.getBlockNumber({ cacheTime: 0 });
    const order = await placeOrder(server, { service, client });
    await until(() => forClient.events.some(({ id }) => id === order.id), {
      what: "the client hears of the order",
    });
    const now = await server.chain.client.getBlockNumber({ cacheTime: 0 });
    const depth = Number(now - block);
    await server.chain.client.request({ method: "anvil_reorg" as never, params: [depth, []] as never });
    await server.chain.client.mine({ blocks: 1 });
    await until(() => forClient.events.some(({ id, round }) => id === order.id && round === 0), {
      what: "the client hears that the order is gone",
    });
    expect(forStranger.text()).not.toContain(order.id);
    expect((await client.request("GET", `/api/orders/${order.id}`)).status).toBe(404);
    for (const { stop } of [forClient, forStranger]) stop();
  });

  it("end when the session does", async () => {
    const somebody = await signedIn(server, 7);
    const page = await listen(somebody);
    expect((await somebody.request("DELETE", "/api/auth/session")).status).toBe(204);
    await until(() => page.ended(), { what: "the stream of who signed out ended", within: 30_000 });
  });

  it("are not kept open without end: of one account the oldest page gives way", async () => {
    const somebody = await signedIn(server, 7);
    const pages = await Promise.all(Array.from({ length: 20 }, () => listen(somebody)));
    const last = await listen(somebody);
    await until(() => pages.some((page) => page.ended()), { what: "the oldest stream ended" });
    expect(last.ended()).toBe(false);
    for (const page of [...pages, last]) page.stop();
  });

  it("to who asks for heads only are a head", async () => {
    const answer = await client.request("HEAD", "/api/events");
    expect(answer.status).toBe(200);
  });

  it("are for who is signed in", async () => {
    expect((await person(server, 9).request("GET", "/api/events")).status).toBe(401);
  });

  it("end with the server, which does not wait for pages that listen", async () => {
    const own = await startTestServer();
    const somebody = await signedIn(own, 5);
    const response = await fetch(new URL("/api/events", own.url), { headers: { cookie: somebody.cookie() } });
    const ended = (async () => {
      for await (const _ of response.body ?? []);
    })().catch(() => {});
    await own.stop();
    await ended;
    await expect(fetch(new URL("/api/health", own.url))).rejects.toThrow();
  });
});
