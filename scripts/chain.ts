import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { arch, platform } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DEMO_MNEMONIC } from "../server/src/config/demo-people.ts";
import { spawnGuarded } from "../server/src/db/embedded/guard.ts";

/** A running local chain; `isLasting` says whether it keeps its state for the next start. */
export type LocalChain = { url: string; isLasting: boolean; stop: () => Promise<void> };

const ACCOUNTS = "20";
/** A new chain begins in the past, so that the seed can play orders that ended some time ago. */
const SECONDS_BEFORE_NOW = 90 * 86_400;
/** How much of the chain an unclean end may cost. */
const SECONDS_BETWEEN_SAVES = "2";

/**
 * Starts the demo's chain (id 31337) on a free port of the loopback interface: anvil, its state kept in `folder`;
 * where npm has no anvil for this system, Hardhat's node, which begins anew each time.
 * @throws {Error} with what the node said when it did not start
 */
export async function startLocalChain(folder: string): Promise<LocalChain> {
  mkdirSync(folder, { recursive: true });
  const anvil = anvilBinary();
  const state = join(folder, "state.json");
  if (anvil) keepLastGoodState(state);
  const child = spawnGuarded(anvil ? [anvil, ...anvilOptions(folder, state)] : hardhatNode(), {
    cwd: join(import.meta.dirname, ".."),
    env: { ...process.env, CHAIN_BEGIN: beginning().toISOString() },
    output: "pipe",
  });
  const url = await listening(child);
  return { url, isLasting: anvil !== null, stop: () => stop(child) };
}

function beginning(): Date {
  return new Date(Date.now() - SECONDS_BEFORE_NOW * 1_000);
}

function anvilBinary(): string | null {
  const cpu = arch() === "x64" ? "amd64" : arch();
  const system = platform();
  try {
    const wrapper = createRequire(createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json"));
    const manifest = wrapper.resolve(`@foundry-rs/anvil-${system}-${cpu}/package.json`);
    return join(manifest, "..", "bin", system === "win32" ? "anvil.exe" : "anvil");
  } catch {
    return null;
  }
}

function anvilOptions(folder: string, state: string): string[] {
  const where = [
    "--host",
    "127.0.0.1",
    "--port",
    "0",
    "--chain-id",
    "31337",
    "--cache-path",
    join(folder, "cache"),
  ];
  const who = ["--mnemonic", DEMO_MNEMONIC, "--accounts", ACCOUNTS, "--balance", "10000"];
  const begin = existsSync(state) ? [] : ["--timestamp", String(Math.floor(beginning().getTime() / 1000))];
  return [...where, ...who, ...begin, "--state", state, "--state-interval", SECONDS_BETWEEN_SAVES];
}

function hardhatNode(): string[] {
  const cli = createRequire(import.meta.url)
    .resolve("hardhat/package.json")
    .replace("package.json", "dist/src/cli.js");
  return [process.execPath, cli, "node", "--hostname", "127.0.0.1", "--port", "0"];
}

/** anvil writes its state in place: a kill in the middle leaves a broken file, and then the one before is used. */
function keepLastGoodState(state: string): void {
  const good = `${state}.good`;
  try {
    JSON.parse(readFileSync(state, "utf8"));
    copyFileSync(state, good);
  } catch {
    rmSync(state, { force: true });
    if (existsSync(good)) copyFileSync(good, state);
  }
}

async function listening(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The local chain's output cannot be read.");
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const address = /(?:Listening on|server at) (?:http:\/\/)?([\d.]+:\d+)/.exec(line)?.[1];
    if (!address) continue;
    // What it prints from now on is of no use, and a full pipe would stop it.
    child.stdout.resume();
    (child.stdout as Socket).unref();
    return `http://${address}`;
  }
  throw new Error(`The local chain did not start.\n${said.slice(-10).join("\n")}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const exited = once(child, "exit");
  child.stdin?.end();
  await exited;
}
