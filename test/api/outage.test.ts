import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { type CutOff, cutOff } from "../kit/cut-off.ts";
import { listen } from "../kit/listen.ts";
import { publishService } from "../kit/market.ts";
import { type Person, person, signedIn } from "../kit/person.ts";
import { begin } from "../kit/upload.ts";

let server: TestServer;
let database: CutOff;
let node: CutOff;
let seller: Person;

beforeAll(async () => {
  server = await startTestServer({}, async (chain, databaseUrl) => {
    [database, node] = await Promise.all([cutOff(databaseUrl), cutOff(chain.url)]);
    return { databaseUrl: database.url, rpcUrl: node.url };
  });
  seller = await signedIn(server, 2);
});
afterAll(async () => {
  await server.stop();
  await Promise.all([database.stop(), node.stop()]);
});

const health = async () => await person(server, 9).request<{ reason?: string }>("GET", "/api/health");

describe("a database that is gone", () => {
  it("is told as 503 on every way in, and all is well again once it is back", async () => {
    const { id } = await publishService(server, seller);
    const page = await listen(server, seller);
    database.cut();
    const answers = [
      await seller.request("GET", "/api/services"),
      await seller.request("GET", `/api/services/${id}`),
      await seller.request("GET", "/api/orders?role=seller"),
      await seller.request("PATCH", "/api/me", { json: { name: "Mara" } }),
      await person(server, 5).request("POST", "/api/auth/nonce"),
      await begin(seller, { name: "a.txt", size: 3 }),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, body]).toMatchObject([503, { code: "unavailable", retry: true }]);
      expect(headers.get("content-type")).toContain("application/problem+json");
      expect(JSON.stringify(body)).not.toMatch(/prisma|postgres|127\.0\.0\.1|ECONN/i);
    }
    expect(await health()).toMatchObject({ status: 503, body: { reason: "The database does not answer." } });
    expect((await seller.request("GET", "/api/config")).status).toBe(200);
    database.mend();
    await expect.poll(async () => (await seller.request("GET", `/api/services/${id}`)).status).toBe(200);
    await expect.poll(async () => (await health()).status, { timeout: 30_000 }).toBe(200);
    // What was said meanwhile nobody heard: a page that is sent away comes back and asks for everything.
    await until(() => page.ended(), { what: "the page that listened is sent away", within: 30_000 });
  });
});

describe("a node that is gone", () => {
  it("is told by health and by /rpc, while what is mirrored is still read", async () => {
    node.cut();
    await expect.poll(async () => (await health()).status, { timeout: 60_000 }).toBe(503);
    const said = JSON.stringify((await health()).body);
    expect(said).not.toContain(new URL(node.url).port);
    expect((await seller.request("GET", "/api/services")).status).toBe(200);
    const call = { jsonrpc: "2.0", id: 1, method: "eth_blockNumber" };
    expect(await seller.request("POST", "/rpc", { json: call })).toMatchObject({
      status: 502,
      body: { code: "node_unavailable" },
    });
    node.mend();
    await expect.poll(async () => (await health()).status, { timeout: 60_000 }).toBe(200);
  });
});
