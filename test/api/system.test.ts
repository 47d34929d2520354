import { once } from "node:events";
import { get } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chain/kit/until.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { type Person, person } from "../kit/person.ts";

let server: TestServer;
let anyone: Person;

beforeAll(async () => {
  server = await startTestServer();
  anyone = person(server, 9);
});
afterAll(() => server.stop());

describe("health and settings", () => {
  it("says where node and mirror stand, once the mirror follows", async () => {
    await until(async () => (await anyone.request("GET", "/api/health")).status === 200, {
      what: "health is 200",
    });
    const { body } = await anyone.request("GET", "/api/health");
    expect(body).toMatchObject({ status: "ok", chainId: 31337, escrow: server.chain.escrow });
    expect(body).toHaveProperty("head", Number(await server.chain.client.getBlockNumber({ cacheTime: 0 })));
  });

  it("tells a page the settings, with demo people on the local chain only", async () => {
    const { status, body } = await anyone.request<{ demo: { people: unknown[] } }>("GET", "/api/config");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      chainId: 31337,
      escrow: server.chain.escrow,
      rpcUrl: "/rpc",
      maxFileSize: 268435456,
    });
    expect(body.demo.people).toHaveLength(4);
  });
});

describe("what everything answers", () => {
  it("API-1 is compressed as the asker takes it, and says the same either way", async () => {
    const plain = await encoded("identity");
    expect(plain.encoding).toBeUndefined();
    expect(JSON.parse(plain.text)).toHaveProperty("chainId", 31337);
    const asked = {
      "gzip, deflate, br, zstd": "br",
      gzip: "gzip",
      "br;q=0, gzip": "gzip",
      "*;q=0": undefined,
    };
    for (const [accepted, encoding] of Object.entries(asked)) {
      const vary = expect.stringMatching(/accept-encoding/i);
      expect(await encoded(accepted), accepted).toEqual({ ...plain, encoding, vary });
    }
  });

  it("API-1 is an RFC 9457 problem for an unknown address below /api", async () => {
    const { status, headers, body } = await anyone.request("GET", "/api/nothing/here");
    expect(status).toBe(404);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(body).toMatchObject({ status: 404, code: "not_found", retry: false });
  });

  it("names the allowed methods when another is used", async () => {
    const { status, headers } = await anyone.request("DELETE", "/api/health");
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("GET");
  });

  it("carries headers that keep scripts, frames and other sites out, and a request id", async () => {
    const { headers } = await anyone.request("GET", "/api/health");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self'(?!.*'unsafe-inline'.*;script)/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{8,}$/);
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  it("says a malformed body is one, and names no inside of the server", async () => {
    const { status, body } = await anyone.request("POST", "/api/auth/session", {
      raw: '{"message": ',
      headers: { "content-type": "application/json" },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "malformed_json" });
    expect(JSON.stringify(body)).not.toMatch(/node_modules|at .*\.ts/);
  });

  it("says a body of another type must be JSON", async () => {
    const { status, body } = await anyone.request("POST", "/api/auth/session", { raw: "message=hello" });
    expect(status).toBe(415);
    expect(body).toMatchObject({ code: "unsupported_media_type" });
  });

  it("refuses a body that is too large", async () => {
    const { status, body } = await anyone.request("POST", "/api/auth/session", {
      json: { message: "x".repeat(300_000), signature: "0x00" },
    });
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: "body_too_large" });
  });

  it("names each wrong member of the input", async () => {
    const { status, body } = await anyone.request("POST", "/api/auth/session", { json: { message: 5 } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: "invalid_input",
      errors: [{ path: "message" }, { path: "signature" }],
    });
  });

  it.each(["constructor", "__proto__", "%00", "%E0%A4%A", "..%2f..%2fetc%2fpasswd"])(
    "answers a problem, not an error page, for the odd address %s",
    async (odd) => {
      const { status, headers } = await anyone.request("GET", `/api/services/${odd}`);
      expect([400, 404]).toContain(status);
      expect(headers.get("content-type")).toContain("application/problem+json");
    },
  );
});

describe("changes from other sites", () => {
  it("refuses what another origin sends", async () => {
    const { status, body } = await anyone.request("POST", "/api/auth/nonce", {
      headers: { origin: "https://evil.example" },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: "cross_origin" });
  });

  it("refuses an origin that only begins like ours", async () => {
    const { status } = await anyone.request("POST", "/api/auth/nonce", {
      headers: { origin: `${server.origin}.evil.example` },
    });
    expect(status).toBe(403);
  });

  it("refuses the null origin of a sandboxed page", async () => {
    const { status } = await anyone.request("POST", "/api/auth/nonce", { headers: { origin: "null" } });
    expect(status).toBe(403);
  });

  it("refuses a browser's request that says cross-site without saying its origin", async () => {
    const response = await fetch(new URL("/api/auth/nonce", server.url), {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
    });
    // fetch may set its own value; whichever arrives, an explicit foreign one is never let through.
    expect(response.status).toBe(403);
  });

  it("takes a program's request, which has no browser's cookie to misuse", async () => {
    const response = await fetch(new URL("/api/auth/nonce", server.url), { method: "POST" });
    expect(response.status).toBe(200);
  });
});

describe("API-1 the OpenAPI document", () => {
  it("is version 3.1 and describes every route, its problems and sign-in", async () => {
    const { body } = await anyone.request<{
      openapi: string;
      paths: Record<
        string,
        Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>
      >;
    }>("GET", "/api/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        "/api/health",
        "/api/auth/session",
        "/api/services/{id}/packages/{tier}/offer",
        "/api/documents/{hash}",
        "/api/files/{id}/content",
        "/api/orders/{id}/payments",
        "/api/events",
      ]),
    );
    const create = body.paths["/api/services"]?.post;
    expect(create?.responses["401"]?.content).toHaveProperty("application/problem+json");
    expect(create).toMatchObject({ security: [{ session: [] }] });
  });

  it("is shown on a page whose every part comes from here", async () => {
    const { status, headers, body } = await anyone.request<string>("GET", "/api/docs");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/html");
    const parts = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? "");
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).toMatch(/^\/api\/docs\//);
      expect((await anyone.request("GET", part)).status).toBe(200);
    }
    expect(body).not.toMatch(/<script>[^<]/);
  });
});

describe("the local chain's node", () => {
  const call = (method: string, params: unknown[] = []) => ({ jsonrpc: "2.0", id: 1, method, params });

  it("answers reads", async () => {
    const { status, body } = await anyone.request("POST", "/rpc", { json: call("eth_chainId") });
    expect(status).toBe(200);
    expect(body).toMatchObject({ result: "0x7a69" });
  });

  it("answers a list of reads", async () => {
    const { body } = await anyone.request("POST", "/rpc", {
      json: [call("eth_chainId"), call("eth_blockNumber")],
    });
    expect(body).toHaveLength(2);
  });

  it.each([
    "anvil_setBalance",
    "eth_sendTransaction",
    "eth_sign",
    "personal_sign",
    "evm_mine",
    "debug_traceTransaction",
  ])("does not pass on %s, also not in a list", async (method) => {
    const alone = await anyone.request("POST", "/rpc", { json: call(method) });
    const inList = await anyone.request("POST", "/rpc", { json: [call("eth_chainId"), call(method)] });
    for (const { status, body } of [alone, inList]) {
      expect(status).toBe(403);
      expect(body).toMatchObject({ code: "rpc_method_refused" });
    }
  });

  it("counts each request of a list", async () => {
    const strict = await startTestServer({ rateLimits: { ...server.config.rateLimits, rpc: 30 } });
    try {
      const list = Array.from({ length: 20 }, () => call("eth_chainId"));
      const somebody = person(strict, 5);
      expect((await somebody.request("POST", "/rpc", { json: list })).status).toBe(200);
      expect((await somebody.request("POST", "/rpc", { json: list })).status).toBe(429);
    } finally {
      await strict.stop();
    }
  });

  it("refuses a list too long, a request too large, and what is no request", async () => {
    const list = Array.from({ length: 51 }, () => call("eth_chainId"));
    expect((await anyone.request("POST", "/rpc", { json: list })).status).toBe(400);
    expect(
      (await anyone.request("POST", "/rpc", { json: call("eth_call", ["x".repeat(1_100_000)]) })).status,
    ).toBe(413);
    expect((await anyone.request("POST", "/rpc", { json: { hello: 1 } })).status).toBe(400);
    expect((await anyone.request("GET", "/rpc")).status).toBe(405);
  });
});

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync };

/** The settings, as they come for such an `accept-encoding`. */
async function encoded(accepted: string) {
  const request = get(new URL("/api/config", server.url), { headers: { "accept-encoding": accepted } });
  const [response] = await once(request, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const { "content-encoding": encoding, "content-type": type, vary } = response.headers;
  const decode = DECODERS[encoding as keyof typeof DECODERS] ?? ((bytes: Buffer) => bytes);
  return { encoding, type, vary, text: decode(Buffer.concat(chunks)).toString() };
}
