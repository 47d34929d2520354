import { concat, getContractAddress, type Hex, serializeErc6492Signature } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { createSiweMessage, generateSiweNonce } from "viem/siwe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type PrismaClient } from "../../server/src/db/client.ts";
import { startTestServer, type TestServer } from "../kit/api.ts";
import { person, type SignInChanges, signedIn } from "../kit/person.ts";

let server: TestServer;
let db: PrismaClient;

beforeAll(async () => {
  server = await startTestServer();
  db = createDatabase(server.databaseUrl);
});
afterAll(async () => {
  await db.$disconnect();
  await server.stop();
});

describe("WAL-1 signing in", () => {
  it("gives a session to who signs, in a cookie no script can read", async () => {
    const somebody = person(server, 5);
    const { status, headers, body } = await somebody.signIn();
    expect(status).toBe(200);
    expect(body).toMatchObject({ account: { address: somebody.address, name: "", roles: [] } });
    const cookie = headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^holdfast_session=[\w-]{43};/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toContain("Secure");
    const again = await somebody.request("GET", "/api/auth/session");
    expect(again.body).toMatchObject({ account: { address: somebody.address } });
  });

  it("keeps no session's token in the database, only its hash", async () => {
    const somebody = await signedIn(server, 5);
    const token = somebody.cookie().split("=")[1] ?? "";
    const rows = await db.session.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.every(({ tokenHash }) => /^[0-9a-f]{64}$/.test(tokenHash))).toBe(true);
  });

  it("answers nulls to who is not signed in, and to a cookie of nobody's", async () => {
    const nobody = person(server, 6);
    expect((await nobody.request("GET", "/api/auth/session")).body).toEqual({
      account: null,
      expiresAt: null,
    });
    const made = `holdfast_session=${"a".repeat(43)}`;
    const { body } = await nobody.request("GET", "/api/auth/session", { headers: { cookie: made } });
    expect(body).toEqual({ account: null, expiresAt: null });
  });

  it("ends a session for good when signing out", async () => {
    const somebody = await signedIn(server, 5);
    const kept = somebody.cookie();
    expect((await somebody.request("DELETE", "/api/auth/session")).status).toBe(204);
    const { body } = await somebody.request("GET", "/api/auth/session", { headers: { cookie: kept } });
    expect(body).toEqual({ account: null, expiresAt: null });
  });

  it("ends the session that was there before, and never goes on with a token it did not make", async () => {
    const somebody = await signedIn(server, 5);
    const before = somebody.cookie();
    await somebody.signIn();
    expect(somebody.cookie()).not.toBe(before);
    const old = await somebody.request("GET", "/api/auth/session", { headers: { cookie: before } });
    expect(old.body).toEqual({ account: null, expiresAt: null });
    const now = await somebody.request("GET", "/api/auth/session");
    expect(now.body).toMatchObject({ account: { address: somebody.address } });
    const planted = `holdfast_session=${"b".repeat(43)}`;
    const victim = person(server, 6);
    await victim.request("GET", "/api/auth/session", { headers: { cookie: planted } });
    await victim.signIn();
    expect(victim.cookie()).not.toBe(planted);
  });

  it("gives rights by configuration alone", async () => {
    const arbiter = await signedIn(server, 3);
    const operator = await signedIn(server, 4);
    expect((await arbiter.request("GET", "/api/auth/session")).body).toMatchObject({
      account: { roles: ["arbiter"] },
    });
    expect((await operator.request("GET", "/api/auth/session")).body).toMatchObject({
      account: { roles: ["operator"] },
    });
  });

  it("takes the signature of a smart account (ERC-1271), by its owner's key only", async () => {
    const wallet = await server.chain.deploy("Wallet");
    const owner = person(server, 0);
    const { status, body } = await owner.signIn({ address: wallet });
    expect(status).toBe(200);
    expect(body).toMatchObject({ account: { address: wallet } });
    expect((await person(server, 7).signIn({ address: wallet })).status).toBe(401);
  });

  it("takes the signature of a smart account that is not deployed yet (ERC-6492)", async () => {
    // A contract that says yes to every signature, made by the factory every local chain has.
    const runtime = "0x631626ba7e60e01b60005260206000f3";
    const initCode: Hex = `0x6f${runtime.slice(2)}60005260106010f3`;
    const salt = `0x${"00".repeat(32)}` as const;
    const factory = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
    const address = getContractAddress({ opcode: "CREATE2", from: factory, salt, bytecode: initCode });
    const signature = serializeErc6492Signature({
      address: factory,
      data: concat([salt, initCode]),
      signature: "0x1234",
    });
    const { status, body } = await person(server, 7).signIn({ address, signature });
    expect(body).toMatchObject({ account: { address } });
    expect(status).toBe(200);
    expect(await server.chain.client.getCode({ address })).toBeUndefined();
    expect((await person(server, 7).signIn({ address, signature: "0x1234" })).status).toBe(401);
  });
});

describe("WAL-1 a sign-in that is refused", () => {
  const wrong: [string, (server: TestServer) => SignInChanges][] = [
    ["another site's domain", () => ({ domain: "evil.example" })],
    ["another site's URI", () => ({ uri: "https://evil.example" })],
    ["another chain", () => ({ chainId: 1 })],
    ["an expiry in the past", () => ({ expirationTime: new Date(Date.now() - 1000) })],
    ["a start in the future", () => ({ notBefore: new Date(Date.now() + 3_600_000) })],
    ["an issue in the future", () => ({ issuedAt: new Date(Date.now() + 3_600_000) })],
    ["a nonce that is none of ours", () => ({ nonce: generateSiweNonce() })],
    ["another account's address", () => ({ address: person(server, 8).account.address })],
    ["a signature of zeros", () => ({ signature: `0x${"00".repeat(65)}` })],
    ["a signature cut short", () => ({ signature: "0x1234" })],
  ];
  it.each(wrong)("says why: %s", async (_, changes) => {
    const somebody = person(server, 5);
    const { status, body, headers } = await somebody.signIn(changes(server));
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "sign_in_refused", retry: false });
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("says that a text is no sign-in message", async () => {
    const { status, body } = await person(server, 5).request("POST", "/api/auth/session", {
      json: { message: "hello", signature: `0x${"11".repeat(65)}` },
    });
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "sign_in_refused" });
  });

  it("takes a signed message once only", async () => {
    const somebody = person(server, 5);
    const { body: nonce } = await somebody.request<{ nonce: string }>("POST", "/api/auth/nonce");
    const message = createSiweMessage({
      address: somebody.account.address,
      chainId: 31337,
      domain: new URL(server.origin).host,
      uri: server.origin,
      version: "1",
      nonce: nonce.nonce,
    });
    const json = { message, signature: await somebody.account.signMessage({ message }) };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => person(server, 6).request("POST", "/api/auth/session", { json })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    expect((await somebody.request("POST", "/api/auth/session", { json })).status).toBe(401);
  });

  it("takes no nonce that is older than ten minutes", async () => {
    const somebody = person(server, 5);
    const { body } = await somebody.request<{ nonce: string }>("POST", "/api/auth/nonce");
    await db.signInNonce.update({
      where: { nonce: body.nonce },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await somebody.signIn({ nonce: body.nonce })).status).toBe(401);
  });

  it("ends a session when its time is over", async () => {
    const somebody = await signedIn(server, 8);
    await db.session.updateMany({
      where: { address: somebody.address },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect((await somebody.request("GET", "/api/auth/session")).body).toMatchObject({ account: null });
    expect((await somebody.request("PATCH", "/api/me", { json: { name: "x" } })).status).toBe(401);
  });
});

describe("WAL-1 around a sign-in", () => {
  it("marks the cookie secure where the site is", async () => {
    const secure = await startTestServer({ publicOrigin: "https://market.example" });
    try {
      const somebody = person(secure, 5);
      const { status, headers } = await somebody.signIn();
      expect(status).toBe(200);
      const cookie = headers.get("set-cookie") ?? "";
      // A browser takes a cookie of this name from this very site only, over https: no neighbour plants one.
      expect(cookie).toMatch(/^__Host-holdfast_session=/);
      expect(cookie).toContain("Secure");
      expect(cookie).toContain("Path=/");
      expect(cookie).not.toContain("Domain");
      const plain = { cookie: somebody.cookie().replace("__Host-", "") };
      const session = (headers?: Record<string, string>) =>
        somebody.request("GET", "/api/auth/session", headers ? { headers } : {});
      expect((await session()).body).toMatchObject({ account: { address: somebody.address } });
      expect((await session(plain)).body).toMatchObject({ account: null });
      expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
      expect((await person({ ...secure, origin: "http://market.example" }, 5).signIn()).status).toBe(403);
    } finally {
      await secure.stop();
    }
  });

  it("lets keys in while the node is silent, and tells smart accounts to try again", async () => {
    const cut = await startTestServer({ rpcUrl: "http://127.0.0.1:1" });
    try {
      expect((await person(cut, 5).signIn()).status).toBe(200);
      const wallet = await person(cut, 5).signIn({ address: cut.chain.escrow });
      expect(wallet).toMatchObject({ status: 502, body: { code: "node_unavailable", retry: true } });
      const health = await person(cut, 5).request("GET", "/api/health");
      expect(health).toMatchObject({
        status: 503,
        body: { status: "unavailable", reason: expect.any(String) },
      });
      const proxied = await person(cut, 5).request("POST", "/rpc", {
        json: { jsonrpc: "2.0", id: 1, method: "eth_chainId" },
      });
      expect(proxied).toMatchObject({ status: 502, body: { code: "node_unavailable" } });
    } finally {
      await cut.stop();
    }
  });
});

describe("profiles", () => {
  it("are changed by their owner and read by anyone", async () => {
    const somebody = await signedIn(server, 5);
    const { status } = await somebody.request("PATCH", "/api/me", {
      json: { name: "  Ana <b>", bio: "'; DROP TABLE" },
    });
    expect(status).toBe(200);
    const { body } = await person(server, 6).request(
      "GET",
      `/api/accounts/${somebody.address.toLowerCase()}`,
    );
    expect(body).toMatchObject({ address: somebody.address, name: "Ana <b>", bio: "'; DROP TABLE" });
  });

  it("of an address that never signed in have no name, and no secret", async () => {
    const { address } = privateKeyToAccount(generatePrivateKey());
    const { body } = await person(server, 6).request("GET", `/api/accounts/${address}`);
    expect(body).toEqual({ address, name: "", bio: "", avatar: null, memberSince: null });
  });

  it("refuse text that is none", async () => {
    const somebody = await signedIn(server, 5);
    for (const name of ["a\u0000b", "\ud800"]) {
      const { status, body } = await somebody.request("PATCH", "/api/me", { json: { name } });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: "invalid_input" });
    }
  });
});

describe("too many sign-ins", () => {
  it("are refused for a while, with the seconds to wait, and others go on", async () => {
    const strict = await startTestServer({
      rateLimits: {
        all: 1000,
        auth: 5,
        rpc: 100,
        upload: 100,
        uploadMegabytes: 100,
        message: 100,
        email: 100,
      },
    });
    try {
      const somebody = person(strict, 5);
      const statuses: number[] = [];
      for (let tries = 0; tries < 7; tries++) {
        statuses.push((await somebody.request("POST", "/api/auth/nonce")).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
      const { headers, body } = await somebody.request("POST", "/api/auth/nonce");
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
      expect(body).toMatchObject({ code: "too_many_requests", retry: true });
      expect((await somebody.request("GET", "/api/auth/session")).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });
});
