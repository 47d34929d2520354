import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { causeOf, Failure, tail } from "./failure.mjs";
import { step } from "./report.mjs";
import { run } from "./run.mjs";

export const WANTED_NODE = "24.21.0";
const WANTED_MAJOR = Number(WANTED_NODE.split(".")[0]);

/** Whether a Node of this version ("v20.1.0" or "20.1.0") can run the project. */
export function isNewEnough(version) {
  return Number(version.replace(/^v/, "").split(".")[0]) >= WANTED_MAJOR;
}

/** The version of the Node at `file`; null when it does not run. */
function versionOf(file) {
  if (!existsSync(file)) return null;
  try {
    return execFileSync(file, ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}

/**
 * npm's own program, to be run by the Node of our choice: the npm that runs us, else the first one on PATH.
 * @returns {string | null} path of npm-cli.js
 */
export function findNpm(env = process.env) {
  const running = env.npm_execpath;
  if (running && basename(running) === "npm-cli.js" && existsSync(running)) return running;
  for (const folder of [dirname(process.execPath), ...(env.PATH || "").split(delimiter)]) {
    for (const path of [
      "../lib/node_modules/npm/bin/npm-cli.js",
      "node_modules/npm/bin/npm-cli.js",
      "../share/nodejs/npm/bin/npm-cli.js",
    ]) {
      const file = join(folder, path);
      if (existsSync(file)) return file;
    }
  }
  return null;
}

/** npm-cli.js, or the failure that says it is missing. */
export function npmOrFail() {
  const npm = findNpm();
  if (npm === null)
    throw new Failure("npm cannot be found. Install it (it comes with Node) and run the command again.");
  return npm;
}

/**
 * A Node that is new enough: the present one, the one brought earlier, or one brought now from npm's `node` package.
 * @param {string} root the checkout
 * @returns {Promise<string>} its path
 */
export async function ensureNode(root) {
  if (isNewEnough(process.version)) return process.execPath;
  const home = join(root, ".holdfast", "runtime");
  const node = join(home, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (versionOf(node) === `v${WANTED_NODE}`) return node;
  await step(`Bring Node ${WANTED_NODE} (this is ${process.version})`, () => bringNode(home, node));
  return node;
}

async function bringNode(home, node) {
  try {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "package.json"), '{ "private": true }\n');
  } catch (error) {
    throw new Failure(
      causeOf(String(error.code || error)) || "Node 24 could not be put into .holdfast/runtime.",
      String(error),
    );
  }
  const wanted = ["install", "--prefix", home, `node@${WANTED_NODE}`];
  const options = ["--ignore-scripts=false", "--no-audit", "--no-fund", "--no-update-notifier"];
  const { code, output } = await run(process.execPath, [npmOrFail(), ...wanted, ...options], { cwd: home });
  if (code === 0 && versionOf(node) === `v${WANTED_NODE}`) return;
  rmSync(home, { recursive: true, force: true });
  const sentence =
    causeOf(output) ||
    `Node ${WANTED_NODE} could not be brought. Install Node 24 or newer yourself and run the command again.`;
  throw new Failure(sentence, tail(output));
}
