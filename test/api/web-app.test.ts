import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApp } from "../kit/app.ts";

const SCRIPT = "export const a = 1;";
let dir: string;
let server: Server;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "holdfast-web-"));
  mkdirSync(join(dir, "assets"));
  writeFileSync(join(dir, "index.html"), '<!doctype html><script>document.title="x"</script><p>Holdfast</p>');
  writeFileSync(join(dir, "assets/app-abc123.js"), SCRIPT);
  writeFileSync(join(dir, "assets/app-abc123.js.br"), brotliCompressSync(SCRIPT));
  writeFileSync(join(dir, "favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(join(dir, "..", "holdfast-secret.txt"), "secret");
  server = createServer(createTestApp({ webDir: dir })).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(async () => {
  server.close();
  rmSync(dir, { recursive: true, force: true });
  rmSync(join(dir, "..", "holdfast-secret.txt"), { force: true });
});

/** The path goes out exactly as written, dots and all. */
async function fetchRaw(path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const request = get({ host: "127.0.0.1", port, path, headers });
  const [response] = await once(request, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode as number, headers: response.headers, body: Buffer.concat(chunks) };
}

describe("the web app", () => {
  it("is given for every address that is no file, and never kept", async () => {
    for (const path of ["/", "/services/17", "/orders/0xabc/payments?tab=1"]) {
      const { status, headers, body } = await fetchRaw(path);
      expect([status, headers["cache-control"]]).toEqual([200, "no-cache"]);
      expect(body.toString()).toContain("Holdfast");
    }
  });

  it("may run its own inline script and no other", async () => {
    const { headers } = await fetchRaw("/");
    expect(String(headers["content-security-policy"])).toMatch(
      /script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='/,
    );
  });

  it("sends assets compressed beforehand, to be kept for ever", async () => {
    const small = await fetchRaw("/assets/app-abc123.js", { "accept-encoding": "br, gzip" });
    expect(small.headers).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(small.headers["content-type"]).toContain("javascript");
    expect(brotliDecompressSync(small.body).toString()).toBe(SCRIPT);
    const plain = await fetchRaw("/assets/app-abc123.js", { "accept-encoding": "identity" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe(SCRIPT);
    expect(plain.headers["cache-control"]).toContain("immutable");
  });

  it("answers 404 for an asset that is not there, not the page", async () => {
    for (const path of ["/assets/old-123.js", "/robots.txt"]) expect((await fetchRaw(path)).status).toBe(404);
  });

  it.each([
    "/../holdfast-secret.txt",
    "/assets/../../holdfast-secret.txt",
    "/%2e%2e/holdfast-secret.txt",
    "/assets/..%2f..%2fholdfast-secret.txt",
  ])("never leads out of its folder: %s", async (path) => {
    const { body } = await fetchRaw(path, { "accept-encoding": "br" });
    expect(body.toString()).not.toContain("secret");
  });
});
