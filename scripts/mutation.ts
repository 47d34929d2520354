import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tasks } from "hardhat";
import { createCourt } from "./mutation-kit/court.ts";
import type { Mutant, Verdict } from "./mutation-kit/mutant.ts";
import { allMutants, tell } from "./mutation-kit/mutants.ts";
import { sample } from "./mutation-kit/sample.ts";

/**
 * `npm run test:mutation`: puts one small fault after the other into the contracts and looks whether the contract tests
 * see it. `--only contracts/Escrow.sol:rule` takes one file or function, `--sample 200 --seed 7` some by lot, `--lanes 2`
 * says how many are judged side by side. Fails below 95 of 100 killed. docs/decisions/mutation.md names the survivors.
 */
const LEAST = 0.95;
const root = join(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    lanes: { type: "string", default: "2" },
    out: { type: "string", default: join(root, ".holdfast/mutation.json") },
  },
});

await tasks.getTask("build").run({ quiet: true });
const [file = "", place = ""] = options.only.split(":");
const all = allMutants(root).filter(
  (mutant) => mutant.file.startsWith(file) && (place === "" || mutant.place.endsWith(`.${place}`)),
);
const chosen = options.sample ? sample(all, Number(options.sample), Number(options.seed)) : all;
console.log(`${chosen.length} of ${all.length} mutants${options.sample ? `, seed ${options.seed}` : ""}.`);

mkdirSync(join(options.out, ".."), { recursive: true });
const judged: { mutant: Mutant; verdict: Verdict }[] = [];
await createCourt(Number(options.lanes)).judge(chosen, (mutant, verdict) => {
  judged.push({ mutant, verdict });
  if (verdict.fate === "survived") console.log(`survived: ${tell(mutant)}`);
  writeFileSync(options.out, JSON.stringify(judged, null, 1));
  if (judged.length % 10 === 0) console.log(summary());
});

console.log(summary());
const { killed, born } = counts();
process.exitCode = born > 0 && killed / born >= LEAST ? 0 : 1;

function counts() {
  const born = judged.filter(({ verdict }) => verdict.fate !== "stillborn");
  const killed = born.filter(({ verdict }) => verdict.fate !== "survived");
  return { born: born.length, killed: killed.length };
}

function summary(): string {
  const { born, killed } = counts();
  const [stillborn, percent] = [judged.length - born, Math.floor((killed / Math.max(born, 1)) * 1000) / 10];
  return JSON.stringify({ mutation: "contracts", judged: judged.length, stillborn, born, killed, percent });
}
