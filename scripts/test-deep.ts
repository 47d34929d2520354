import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runHardhat } from "./fuzz/hardhat.ts";
import { readTallies } from "./fuzz/tally.ts";

/**
 * `npm run test:deep`: the Solidity fuzz tests for as long as it takes to make a million handler calls, in two processes
 * with a seed each. `--seed 0x1234` finds again what that seed found, `--runs 50` makes it shorter. Fails on a violation,
 * and when some function was never accepted: then the rest would prove little.
 */
const DEPTH = 500;
const MILLION = 1_000_000;
const root = join(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: {
    seed: { type: "string", default: `0x${randomBytes(8).toString("hex")}` },
    runs: { type: "string", default: String(MILLION / DEPTH) },
    lanes: { type: "string", default: "2" },
  },
});

const lanes = Number(options.lanes);
const since = Date.now();
console.log(`seed ${options.seed}, ${options.runs} runs of ${DEPTH} calls, ${lanes} side by side`);
const build = await runHardhat(root, ["build", "--quiet"]);
if (build.code !== 0) throw new Error(build.output);

const folder = join(root, "cache/fuzz");
mkdirSync(folder, { recursive: true });
const files = Array.from({ length: lanes }, (_, lane) => join(folder, `tally-${lane}.txt`));
const results = await Promise.all(files.map(runLane));

const { steps, paid, counts } = readTallies(root, files);
console.log(`\n${"function".padEnd(18)}${"accepted".padStart(10)}${"refused".padStart(10)}`);
for (const { name, accepted, refused } of counts) {
  console.log(`${name.padEnd(18)}${String(accepted).padStart(10)}${String(refused).padStart(10)}`);
}
console.log(`paid by signature: ${JSON.stringify(paid)}`);
const ways = Object.entries(paid).map(([name, accepted]) => ({ name, accepted }));
const never = [...counts, ...ways].filter(({ accepted }) => accepted === 0).map(({ name }) => name);
const calls = counts.reduce((sum, { accepted, refused }) => sum + accepted + refused, 0);
const failed = results.filter(({ code }) => code !== 0);
for (const { output } of failed) console.log(output);
if (never.length > 0) console.log(`never accepted: ${never.join(", ")}`);
const seconds = Math.round((Date.now() - since) / 1000);
console.log(
  JSON.stringify({
    fuzz: "contracts",
    seed: options.seed,
    handlerCalls: steps,
    calls,
    violations: failed.length,
    seconds,
  }),
);
process.exitCode = failed.length > 0 || never.length > 0 ? 1 : 0;

/** One process: its share of the runs, from a seed of its own. The first also does the tests of single calls. */
function runLane(file: string, lane: number) {
  rmSync(file, { force: true });
  const runs = Math.ceil(Number(options.runs) / lanes);
  const args = ["test", "solidity", "--no-compile", "--test-profile", "deep"];
  return runHardhat(root, lane === 0 ? args : [...args, "--grep", "invariant"], {
    FUZZ_SEED: `0x${(BigInt(options.seed) + BigInt(lane)).toString(16)}`,
    FUZZ_RUNS: String(runs),
    FUZZ_TALLY: file,
  });
}
