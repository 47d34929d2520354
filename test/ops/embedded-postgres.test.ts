import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { accountFor } from "../../server/src/db/embedded/account.ts";
import { explain } from "../../server/src/db/embedded/failure.ts";
import { isReachable, placeFor } from "../../server/src/db/embedded/place.ts";
import { findPostmaster, isAlive } from "../../server/src/db/embedded/postmaster.ts";
import { startEmbeddedPostgres } from "../../server/src/db/embedded/start.ts";
import { temporaryFolder } from "./kit/folders.ts";
import { runDatabase } from "./kit/run-database.ts";

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

/** Another user that root may become here: none in a checkout that only root can enter. */
const other =
  isRoot &&
  [import.meta.dirname, process.execPath].every((path) => isReachable(path, { uid: NOBODY, gid: NOBODY }))
    ? NOBODY
    : undefined;

/** Where the cluster of `home` lies for this user. */
const clusterOf = (home: string) =>
  join(placeFor(home, isRoot ? { uid: NOBODY, gid: NOBODY } : null), "cluster");

function urlOf(said: { url: string } | { error: string }): string {
  if ("error" in said) throw new Error(said.error);
  return said.url;
}

test("OPS-1 embedded PostgreSQL: starts, is version 18 with pg_trgm and UTF-8, keeps data over a stop", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const first = await startEmbeddedPostgres({ dataDir });
  expect(await ask(first.url, "SHOW server_version_num")).toEqual([expect.stringMatching(/^18/)]);
  expect(await ask(first.url, "SHOW server_encoding")).toEqual(["UTF8"]);
  await ask(first.url, "CREATE EXTENSION pg_trgm");
  await ask(first.url, "CREATE TABLE kept AS SELECT 'Größe' AS word");
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir });
  onTestFinished(() => second.stop());
  expect(await ask(second.url, "SELECT word FROM kept")).toEqual(["Größe"]);
});

test("OPS-1 embedded PostgreSQL: listens on the loopback only, with a random password that only its user reads", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const database = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => database.stop());
  expect(await ask(database.url, "SHOW listen_addresses")).toEqual(["127.0.0.1"]);
  expect(await ask(database.url, "SHOW unix_socket_directories")).toEqual([""]);
  expect(statSync(join(dataDir, "password")).mode & 0o777).toBe(0o600);
  const wrong = new URL(database.url);
  wrong.password = "guessed";
  await expect(ask(wrong.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

test("OPS-1 embedded PostgreSQL: as the one user there is or as another without rights, it starts the same", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  mkdirSync(dataDir);
  if (isRoot) chmodSync(dataDir, 0o777);
  const { said } = await runDatabase(dataDir, other);
  expect(await ask(urlOf(said), "SELECT 1")).toEqual([1]);
});

test("OPS-1 embedded PostgreSQL: below a folder that only this user can enter, it starts", async () => {
  const closed = temporaryFolder();
  chmodSync(closed, 0o700);
  const dataDir = join(closed, "checkout", "postgres");
  const database = await startEmbeddedPostgres({ dataDir, throwaway: true });
  const place = placeFor(dataDir, isRoot ? { uid: NOBODY, gid: NOBODY } : null);
  onTestFinished(async () => {
    await database.stop();
    rmSync(place, { recursive: true, force: true });
  });
  expect(await ask(database.url, "SELECT 1")).toEqual([1]);
  expect(place.startsWith(closed)).toBe(!isRoot);
});

test("OPS-1 embedded PostgreSQL: its folder is deleted, then the next start is empty, wherever the data had to lie", async () => {
  const closed = temporaryFolder();
  chmodSync(closed, 0o700);
  const dataDir = join(closed, "checkout", "postgres");
  const first = await startEmbeddedPostgres({ dataDir, throwaway: true });
  const place = placeFor(dataDir, isRoot ? { uid: NOBODY, gid: NOBODY } : null);
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS number");
  await first.stop();
  rmSync(dataDir, { recursive: true });
  const next = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => next.stop());
  await expect(ask(next.url, "SELECT number FROM kept")).rejects.toThrow(/does not exist/);
});

test("OPS-1 embedded PostgreSQL: its parent is killed, then it ends by itself and the next start finds all data", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const killed = await runDatabase(dataDir);
  await ask(urlOf(killed.said), "CREATE TABLE kept AS SELECT 7 AS number");
  const left = findPostmaster(clusterOf(dataDir));
  await killed.end("SIGKILL");
  await vi.waitFor(() => expect(left && isAlive(left.pid)).toBe(false), { timeout: 30_000 });
  const next = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => next.stop());
  expect(await ask(next.url, "SELECT number FROM kept")).toEqual([7]);
});

test("OPS-1 embedded PostgreSQL: one left behind by a killed owner is stopped, never a second on the same data", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const first = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => first.stop());
  const left = findPostmaster(clusterOf(dataDir));
  // As a killed owner leaves it: the file names a process that is no more.
  writeFileSync(join(dataDir, "owner"), "2147483646 1");
  const second = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => second.stop());
  expect(left && isAlive(left.pid)).toBe(false);
  expect(await ask(second.url, "SELECT 1")).toEqual([1]);
});

test("OPS-1 embedded PostgreSQL: while another process owns it, a second one joins and stopping that ends nothing", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const owner = await runDatabase(dataDir);
  const joined = await startEmbeddedPostgres({ dataDir, throwaway: true });
  expect(joined.url).toBe(urlOf(owner.said));
  await joined.stop();
  expect(await ask(joined.url, "SELECT 1")).toEqual([1]);
});

test("OPS-1 embedded PostgreSQL: a pid file whose number is another program's by now does not keep it from starting", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const first = await startEmbeddedPostgres({ dataDir, throwaway: true });
  const cluster = clusterOf(dataDir);
  const file = readFileSync(join(cluster, "postmaster.pid"), "utf8");
  await first.stop();
  const stranger = spawn("sleep", ["600"], { stdio: "ignore" });
  onTestFinished(() => void stranger.kill());
  writeFileSync(join(cluster, "postmaster.pid"), file.replace(/^\d+/, String(stranger.pid)));
  const second = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => second.stop());
  expect(await ask(second.url, "SELECT 1")).toEqual([1]);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);
});

test("OPS-1 embedded PostgreSQL: the password's file is lost, then it gets a new one and keeps its data", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const first = await startEmbeddedPostgres({ dataDir, throwaway: true });
  await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS number");
  await first.stop();
  rmSync(join(dataDir, "password"));
  const second = await startEmbeddedPostgres({ dataDir, throwaway: true });
  onTestFinished(() => second.stop());
  expect(await ask(second.url, "SELECT number FROM kept")).toEqual([7]);
  expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
});

test("OPS-1 embedded PostgreSQL: data of another version is refused in words and left alone", async () => {
  const dataDir = join(temporaryFolder(), "postgres");
  const first = await startEmbeddedPostgres({ dataDir, throwaway: true });
  await first.stop();
  const version = join(clusterOf(dataDir), "PG_VERSION");
  writeFileSync(version, "15\n");
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/written by PostgreSQL 15, this is 18/);
  expect(existsSync(version)).toBe(true);
});

test("OPS-1 embedded PostgreSQL as root: runs as nobody, else any other user; with root alone it says what to do", () => {
  const passwd =
    "root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n";
  expect(accountFor(0, passwd)).toEqual({ uid: 65_534, gid: 65_533 });
  expect(accountFor(0, passwd.split("\n").slice(0, 2).join("\n"))).toEqual({ uid: 1000, gid: 1000 });
  expect(accountFor(1000, passwd)).toBeNull();
  expect(() => accountFor(0, "root:x:0:0::/root:/bin/sh\n")).toThrow(/Add one, or set DATABASE_URL/);
});

test("OPS-1 embedded PostgreSQL: a full disk is told in a sentence with the way on", () => {
  const said = "initdb: error: could not write to file: No space left on device";
  expect(explain(said, "otherwise").message).toMatch(/^The disk is full: .* start again\.$/);
  expect(explain("something else", "otherwise").message).toBe("otherwise");
});
