import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { type Account, presentAccount } from "./account.ts";
import { type Binaries, binariesFor } from "./binaries.ts";
import { ensureCluster, ownerOf, plainEnvironment, readPassword } from "./cluster.ts";
import { EmbeddedPostgresError, explain } from "./failure.ts";
import { spawnGuarded } from "./guard.ts";
import { disown, exclusively, livingOwner, own } from "./owner.ts";
import { placeFor } from "./place.ts";
import { findPostmaster, removeStalePidFile, stopPostmaster } from "./postmaster.ts";

/** A running embedded server: where to connect, and how to end it (nothing happens when another process owns it). */
export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

/** `dataDir` holds everything of one server; `throwaway` trades safety against a power cut for speed, for tests. */
export type EmbeddedPostgresOptions = { dataDir: string; throwaway?: boolean };

type Setting = { home: string; cluster: string; binaries: Binaries; account: Account; password: string };

const MIB = 1024 * 1024;
const READY_WITHIN = 60_000;
const DATABASE = "holdfast";

/**
 * Starts PostgreSQL 18 from npm as a child process on a free port of the loopback interface, or joins the one that
 * already runs on this data. It ends with this process, even when that is killed.
 * @throws {EmbeddedPostgresError} a sentence a person can act on
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    mkdirSync(options.dataDir, { recursive: true });
    const home = realpathSync(options.dataDir);
    return await exclusively(home, () => startOrJoin(home, options.throwaway ?? false));
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    throw explain(
      String(error),
      "The embedded PostgreSQL could not be started; set DATABASE_URL to use a server instead.",
    );
  }
}

async function startOrJoin(home: string, throwaway: boolean): Promise<EmbeddedPostgres> {
  const present = presentAccount();
  const place = placeFor(home, present);
  const cluster = join(place, "cluster");
  const account = ownerOf(cluster, present);
  const running = findPostmaster(cluster);
  if (running && livingOwner(home) !== null) {
    const password = readPassword(home);
    return { url: urlOf({ password }, running.port), stop: async () => undefined };
  }
  // Left behind by a process that was killed: nobody would ever stop it.
  if (running) await stopPostmaster(running.pid);
  else removeStalePidFile(cluster);
  // Deleting the folder at home is how a person begins anew: what had to lie elsewhere goes with it.
  if (place !== home && !existsSync(join(home, "password")))
    rmSync(cluster, { recursive: true, force: true });
  const binaries = binariesFor(place, account);
  const setting = {
    home,
    cluster,
    account,
    binaries,
    password: ensureCluster({ home, cluster, binaries, account }),
  };
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = launch(setting, port, throwaway);
    try {
      await untilReady(setting, port, child);
      own(setting.home);
      return { url: urlOf(setting, port), stop: () => stop(setting, child) };
    } catch (error) {
      await stop(setting, child);
      const said = logOf(setting);
      const mayPass = /could not bind|address already in use|pre-existing shared memory|lock file/i.test(
        said,
      );
      if (!mayPass || attempt === 5)
        throw explain(`${said}\n${error}`, "The embedded PostgreSQL did not start; its log's end is below.");
      await delay(500);
    }
  }
}

function urlOf({ password }: { password: string }, port: number, database = DATABASE): string {
  return `postgresql://holdfast:${password}@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string")
    throw new EmbeddedPostgresError("No free port was found.");
  return address.port;
}

function settingsOf(port: number, throwaway: boolean): string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    // A quarter of the memory is usual for a database of its own; this one shares its machine, or its container.
    shared_buffers: `${Math.min(512, Math.max(128, Math.floor(process.availableMemory() / MIB / 8)))}MB`,
    ...(throwaway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function launch(setting: Setting, port: number, throwaway: boolean): ChildProcess {
  const { binaries, cluster, account, home } = setting;
  const log = openSync(join(home, "log"), "w");
  if (account) chownSync(join(home, "log"), account.uid, account.gid);
  try {
    const command = [binaries.postgres, "-D", cluster, ...settingsOf(port, throwaway)];
    return spawnGuarded(command, { ...account, cwd: cluster, env: plainEnvironment(), output: log });
  } finally {
    closeSync(log);
  }
}

function logOf({ home }: Setting): string {
  return readFileSync(join(home, "log"), "utf8");
}

async function untilReady(setting: Setting, port: number, child: ChildProcess): Promise<void> {
  for (const end = Date.now() + READY_WITHIN; ; await delay(25)) {
    const running = findPostmaster(setting.cluster);
    if (running?.port === port && (await answers(setting, port))) return;
    if (child.exitCode !== null || child.pid === undefined) {
      throw new Error(`PostgreSQL ended while it started (exit code ${child.exitCode}).`);
    }
    if (Date.now() > end) throw new Error(`PostgreSQL was not ready after ${READY_WITHIN / 1000} s.`);
  }
}

/** Whether it takes connections; makes the database on the way. */
async function answers(setting: Setting, port: number): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(setting, port, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stop(setting: Setting, child: ChildProcess): Promise<void> {
  disown(setting.home);
  const running = findPostmaster(setting.cluster);
  child.stdin?.end();
  if (running) await stopPostmaster(running.pid);
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    child.ref();
    await once(child, "exit");
  }
}
