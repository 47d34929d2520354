import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { report } from "./coverage-kit/report.ts";

/**
 * `npm run coverage`: lines (Hardhat's count) and branches (our probes, docs/decisions/coverage.md) of the contracts that
 * the contract tests reach; tests and mocks aside. Says what is not reached, and fails below 100 in 100.
 * `npm run coverage -- solidity` asks the Solidity tests instead: what they reach, they reach by chance.
 */
const root = join(import.meta.dirname, "..");
const folder = join(root, "coverage");
const [kind = "mocha"] = process.argv.slice(2);

rmSync(folder, { recursive: true, force: true });
const program = join(root, "node_modules/hardhat/dist/src/cli.js");
const config = join(import.meta.dirname, "coverage-kit/hardhat.config.ts");
const child = spawn(process.execPath, [program, "--config", config, "--coverage", "test", kind], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
const [code] = await once(child, "close");
// What a test finds is `npm test`'s to say. Here it only matters what is reached.
if (code !== 0) console.error("Tests that weigh gas or watch calls fail with probes in the code: see above.");
const complete = existsSync(join(folder, "lcov.info")) && report(folder);
process.exitCode = complete ? 0 : 1;
