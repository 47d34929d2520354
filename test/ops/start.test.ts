import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isFree } from "../../scripts/local/running.ts";
import { temporaryFolder } from "./kit/folders.ts";
import { runStart, type StartProcess, untilSaid } from "./kit/run-start.ts";

/** Takes a free port and keeps it until the test is over. */
async function takenPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

async function originOf(start: StartProcess): Promise<string> {
  const [, origin = ""] = await untilSaid(start, /Holdfast is ready: (http:\S+)/);
  await untilSaid(start, /Stop with Ctrl-C/);
  return origin.replace("localhost", "127.0.0.1");
}

test("OPS-1 npm start: port in use is told in a sentence with the way on, and nothing is left behind", async () => {
  const port = await takenPort();
  const dataDir = join(temporaryFolder(), "data");
  const start = runStart(dataDir, { PORT: String(port) });
  await untilSaid(
    start,
    new RegExp(`Port ${port} is in use\\. Stop what uses it, or choose another: PORT=${port + 1} npm`),
  );
  expect(await start.end("SIGINT")).toBe(1);
  expect(existsSync(dataDir)).toBe(false);
});

test("OPS-1 npm start: while one runs in this checkout, a second says where", async () => {
  const dataDir = temporaryFolder();
  const running = { pid: process.pid, origin: "http://localhost:3000", rpcUrl: "" };
  writeFileSync(join(dataDir, "running.json"), JSON.stringify(running));
  const start = runStart(dataDir, { PORT: "0" });
  await untilSaid(
    start,
    /Holdfast runs already: http:\/\/localhost:3000 \(process \d+\)\. Stop that one first\./,
  );
  expect(await start.end("SIGINT")).toBe(1);
});

test("OPS-1 npm start: a senseless setting is told by its name", async () => {
  const start = runStart(join(temporaryFolder(), "data"), { PORT: "web" });
  await untilSaid(start, /PORT must be a whole number/);
  expect(await start.end("SIGINT")).toBe(1);
});

test("OPS-1 npm start: a data folder that cannot be written is told in a sentence", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const start = runStart(join(file, "data"), { PORT: "0" });
  await untilSaid(start, /could not|may not|cannot/);
  expect(await start.end("SIGINT")).toBe(1);
});

test("OPS-1 npm start: starts whole with a demo, keeps it over Ctrl-C, and leaves no process", {
  timeout: 600_000,
}, async () => {
  const dataDir = temporaryFolder();
  const first = runStart(dataDir, { PORT: "0" });
  const origin = await originOf(first);
  expect(first.output()).toMatch(/Client .*Seller .*Arbiter /s);
  const health = await fetch(`${origin}/api/health`);
  expect(await health.json()).toMatchObject({ status: "ok", chainId: 31337 });
  const ask = async (path: string) => (await fetch(`${origin}${path}`)).json();
  const services = await ask("/api/services");
  const faces = services.items.flatMap(
    (item: { seller: { avatar: string | null } }) => item.seller.avatar ?? [],
  );
  expect(faces.length).toBeGreaterThan(0);
  for (const face of faces) expect((await fetch(`${origin}${face}`)).status).toBe(200);
  const jobs: { items: { proposals: number }[] } = await ask("/api/jobs");
  expect(jobs.items.map(({ proposals }) => proposals)).toEqual([3, 0]);
  const { rpcUrl } = JSON.parse(readFileSync(join(dataDir, "running.json"), "utf8"));
  expect(await first.end("SIGINT")).toBe(0);
  expect(existsSync(join(dataDir, "running.json"))).toBe(false);
  for (const url of [origin, rpcUrl]) expect(await isFree(Number(new URL(url).port), "127.0.0.1")).toBe(true);

  const second = runStart(dataDir, { PORT: "0" });
  const again = await originOf(second);
  expect(second.output()).not.toContain("Fill the demo");
  expect(await (await fetch(`${again}/api/services`)).json()).toEqual(services);
  expect(await second.end("SIGINT")).toBe(0);
});

test("OPS-1 npm start: interrupted while it starts, it ends at once and the next start begins anew", {
  timeout: 600_000,
}, async () => {
  const dataDir = temporaryFolder();
  mkdirSync(join(dataDir, "files"));
  const first = runStart(dataDir, { PORT: "0" });
  await untilSaid(first, /✓ Start the local chain/);
  expect(await first.end("SIGINT")).toBe(0);
  const second = runStart(dataDir, { PORT: "0" });
  await untilSaid(second, /✓ Begin the demo anew: the last seed was not finished/);
  await untilSaid(second, /✓ Deploy the contracts/);
});
