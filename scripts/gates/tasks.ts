import { createRequire } from "node:module";
import { join } from "node:path";
import { asGate, asRunner, readPassing, readVitest, type Task } from "./task.ts";

const root = join(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

/** The program of an npm package, to be run by this Node. */
function tool(name: string, bin = name): string[] {
  const manifest = require.resolve(`${root}/node_modules/${name}/package.json`);
  const declared: string | Record<string, string> = require(manifest).bin;
  const path = typeof declared === "string" ? declared : (declared[bin] ?? "");
  return [process.execPath, join(manifest, "..", path)];
}

const script = (path: string, ...args: string[]): string[] => [process.execPath, join(root, path), ...args];
const gate = (name: string, command: string[], group?: string): Task => ({
  name,
  command,
  count: asGate,
  ...(group ? { group } : {}),
});

/** Takes a minute of one core, in which the other does what needs no compiled contract. */
export const COMPILE: Task = gate(
  "compile the contracts",
  script("scripts/setup/make.mjs", "contracts"),
  "hardhat",
);

const vitest = (name: string, project: string): Task => ({
  name,
  after: COMPILE.name,
  command: [...tool("vitest"), "run", "--project", project, "--reporter=default"],
  count: asRunner(readVitest),
});

const hardhat = (name: string, ...args: string[]): Task => ({
  name,
  after: COMPILE.name,
  command: [...tool("hardhat"), ...args],
  group: "hardhat",
  count: asRunner(readPassing),
});

/** What needs no running part: each counts one. */
export const GATES: readonly Task[] = [
  gate("types", [...tool("typescript", "tsc"), "-p", "tsconfig.json"]),
  gate("types of the pages", [...tool("typescript", "tsc"), "-p", "web/tsconfig.json"]),
  gate(
    "types of the contract tests",
    [...tool("typescript", "tsc"), "-p", "test/contracts/tsconfig.json"],
    "hardhat",
  ),
  gate("Biome", [...tool("@biomejs/biome", "biome"), "check", "--error-on-warnings"]),
  gate("Solidity lint", [...tool("solhint"), "--max-warnings", "0", "contracts/**/*.sol"]),
  gate("Solidity format", [...tool("prettier"), "--check", "contracts/**/*.sol"]),
  gate("import arrows", script("scripts/gates/arrows.ts")),
  gate("dead code", tool("knip")),
  gate("generated files", script("scripts/generate.ts", "--check"), "hardhat"),
  gate("contract size", script("scripts/gates/contract-size.ts"), "hardhat"),
  gate("gas snapshot", script("bench/gas.ts", "--check"), "hardhat"),
  gate("planted faults fit", script("scripts/test-faults.ts", "--list")),
  gate("migrations", script("scripts/migration.ts", "--check")),
  gate("lock file", script("scripts/setup/complete-lock.mjs", "--check")),
];

/** What runs tests, longest first. */
export const RUNNERS: readonly Task[] = [
  vitest("browser tests", "e2e"),
  hardhat("contract tests", "test", "mocha"),
  vitest("lifecycle against contract", "model"),
  vitest("mirror tests", "chain"),
  vitest("server tests", "server"),
  vitest("set-up tests", "ops"),
  hardhat("contract fuzz tests", "test", "solidity"),
  vitest("sdk and page unit tests", "unit"),
];
