/**
 * The first step of every npm command: `node scripts/bootstrap.mjs <command> [...]`.
 * Has no dependencies and runs on any Node from 18. It brings Node 24 when the present one is older, installs by the
 * lock file, makes what is made from sources, and then runs scripts/<command>.ts; what is up to date is skipped.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./setup/builds.mjs";
import { causeOf, Failure } from "./setup/failure.mjs";
import { ensureInstalled } from "./setup/install.mjs";
import { alone } from "./setup/lock.mjs";
import { ensureNode } from "./setup/node.mjs";
import { complain } from "./setup/report.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What each command needs made before it runs. */
const NEEDS = {
  start: ["database", "web"],
  // Its contracts are compiled while its first gates run.
  test: ["database", "web"],
  check: ["database", "contracts"],
  reindex: ["database"],
  seed: ["database"],
  generate: ["database"],
  migration: [],
  coverage: [],
  mutation: ["contracts"],
  "test-deep": ["contracts"],
  "test-faults": ["contracts"],
  bench: ["database", "contracts", "web"],
  prove: [],
};

function environment(node) {
  const path = [dirname(node), join(root, "node_modules", ".bin"), process.env.PATH || ""].join(delimiter);
  // Tools that would ask their makers for news are told not to.
  const quiet = {
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    DO_NOT_TRACK: "1",
    HARDHAT_DISABLE_TELEMETRY: "1",
  };
  return { ...process.env, ...quiet, PATH: path, NODE: node, npm_node_execpath: node };
}

/**
 * npm runs us through a shell. Whoever ends npm by its id ends that shell too, but no signal comes through to us: we
 * only see that our parent is another one.
 */
function whenParentEnds(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}

/** Runs the command in the foreground: signals go through to it, its exit code becomes ours. */
function hand(node, file, args, env) {
  return new Promise((resolve) => {
    const child = spawn(node, [file, ...args], { cwd: root, env, stdio: "inherit" });
    const pass = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
    whenParentEnds(() => child.kill("SIGTERM"));
    child.on("error", (error) => {
      complain(`${file} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("close", (code, signal) =>
      resolve(code === null ? 128 + (constants.signals[signal] || 1) : code),
    );
  });
}

async function main([command, ...args]) {
  const file = join(root, "scripts", `${command}.ts`);
  if (!Object.hasOwn(NEEDS, command || "") || !existsSync(file)) {
    throw new Failure(`There is no command "${command || ""}". There are: ${Object.keys(NEEDS).join(", ")}.`);
  }
  const { node, env } = await alone(root, async () => {
    const node = await ensureNode(root);
    const env = environment(node);
    await ensureInstalled(root, node, env);
    await ensureBuilt(root, node, env, NEEDS[command]);
    return { node, env };
  });
  return hand(node, file, args, env);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const known = error instanceof Failure;
  const sentence = known
    ? error.message
    : causeOf(String(error?.code)) || "The setup failed unexpectedly; the error is below.";
  complain(sentence, known ? error.details : String(error?.stack || error));
  process.exitCode = 1;
}
