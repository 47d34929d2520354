import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { endAll } from "./prove-kit/attempt.ts";
import { FAULTS } from "./prove-kit/faults.ts";
import type { Job, Solver } from "./prove-kit/job.ts";
import { runPortfolio } from "./prove-kit/portfolio.ts";
import { brokenPremises } from "./prove-kit/premises.ts";
import { findProperties, sourceFor } from "./prove-kit/sources.ts";

/**
 * `npm run prove`: proves every assertion in `proof/` of the money core as it is, and refutes it for each planted fault
 * (docs/decisions/formal.md). Several solvers, one process a question; any proof counts. `--only Settle` takes what has the
 * word, `--seconds 300` gives a solver longer, `--only-npm` leaves out a z3 that this machine happens to have. Fails unless
 * all is proved and every fault is refuted.
 */
const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    "only-npm": { type: "boolean", default: false },
    seconds: { type: "string", default: "150" },
    lanes: { type: "string", default: String(Math.min(4, availableParallelism())) },
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(130);
  });
}

const properties = findProperties();
const jobs: Job[] = [
  ...properties.map((property) => ({ property })),
  ...FAULTS.map((fault) => {
    const broken = properties.filter(
      ({ contract, kind, sentence }) =>
        contract === fault.contract && `${kind}: ${sentence}`.startsWith(fault.breaks),
    );
    const [property] = broken;
    if (!property || broken.length !== 1) throw new Error(`${fault.name}: breaks no one property.`);
    sourceFor({ property, fault }, fault.file);
    return { property, fault };
  }),
];
const withoutFault = properties.filter(
  (property) => !jobs.some((job) => job.fault && job.property === property),
);
const nameOf = ({ property, fault }: Job) =>
  `${property.contract}, ${property.kind}: ${fault ? `planted: ${fault.name}` : property.sentence}`;

const solvers: Solver[] = ["z3 of npm", "z3 in solc"];
if (!options["only-npm"] && !spawnSync("z3", ["--version"]).error) solvers.unshift("z3 on this machine");
else
  console.log(
    "Without Debian's z3 (apt-get install z3) three of the rates get no answer: docs/decisions/formal.md",
  );

const started = Date.now();
let failures = 0;
const fail = (sentence: string) => {
  failures += 1;
  console.log(`FAILED   ${sentence}`);
};
for (const sentence of brokenPremises()) fail(sentence);
for (const { contract, sentence } of withoutFault) fail(`${contract}: no fault is planted for: ${sentence}`);

await runPortfolio(
  jobs.filter((job) => nameOf(job).includes(options.only)),
  { solvers, lanes: Number(options.lanes), seconds: Number(options.seconds) },
  ({ job, answer, solver, seconds }) => {
    const wanted = job.fault ? "refuted" : "proved";
    const by = answer.verdict === "unknown" ? answer.note : `by ${solver} in ${seconds.toFixed(1)} s`;
    const example = answer.verdict === "refuted" && answer.note ? ` (${answer.note})` : "";
    const line = `${answer.verdict.padEnd(8)} ${nameOf(job)}: ${by}${example}`;
    if (answer.verdict === wanted) console.log(line);
    else fail(line);
  },
);

const total = ((Date.now() - started) / 1000).toFixed(0);
console.log(
  failures === 0
    ? `All is proved, and every planted fault is refuted (${total} s).`
    : `${failures} failed (${total} s).`,
);
process.exitCode = failures === 0 ? 0 : 1;
