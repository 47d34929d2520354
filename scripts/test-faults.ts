import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Fault, Verdict } from "./faults/fault.ts";
import { FAULTS } from "./faults/faults.ts";
import { judge } from "./faults/judge.ts";
import { obstacles, plant } from "./faults/plant.ts";
import { openWorkbench } from "./faults/workbench.ts";
import { runHardhat } from "./fuzz/hardhat.ts";

/**
 * `npm run test:faults`: plants one known fault after the other in a copy of the contracts and looks which check sees it:
 * the Solidity fuzz tests, else the exhaustive lifecycle table. Prints the list as a table. `--only "ruling,grace"` takes
 * those whose name has one of the words, `--list` checks only that each can still be planted. Fails when one is not seen.
 */
const root = join(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: { only: { type: "string", default: "" }, list: { type: "boolean", default: false } },
});

const words = options.only.split(",");
const chosen = FAULTS.filter(({ name }) => words.some((word) => name.includes(word)));
const stale = chosen.flatMap((fault) => obstacles(root, fault));
if (stale.length > 0) {
  console.error(stale.join("\n"));
  process.exitCode = 1;
} else if (options.list) {
  console.log(`${chosen.length} faults can be planted.`);
} else {
  process.exitCode = show(await judgeAll(chosen)) === 0 ? 0 : 1;
}

async function judgeAll(faults: readonly Fault[]): Promise<Verdict[]> {
  const build = await runHardhat(root, ["build", "--quiet"]);
  if (build.code !== 0) throw new Error(build.output);
  const bench = openWorkbench(root);
  const verdicts: Verdict[] = [];
  try {
    for (const fault of faults) {
      const takeOut = plant(bench.folder, fault);
      const seen = await judge(bench.folder);
      takeOut();
      verdicts.push({ fault, caughtBy: seen?.caughtBy, reason: seen?.reason ?? "" });
      console.error(`${fault.name}: ${seen ? `${seen.caughtBy} (${seen.reason})` : "NOT SEEN"}`);
    }
  } finally {
    bench.close();
  }
  return verdicts;
}

/** Prints the table; hands back how many were missed. */
function show(verdicts: readonly Verdict[]): number {
  console.log("\n| Planted fault | Caught by | What it said |\n| --- | --- | --- |");
  for (const { fault, caughtBy, reason } of verdicts) {
    console.log(`| ${fault.name} | ${caughtBy ?? "nothing"} | ${reason.replaceAll("|", "\\|")} |`);
  }
  const missed = verdicts.filter(({ caughtBy }) => caughtBy === undefined).length;
  console.log(`\n${verdicts.length - missed} of ${verdicts.length} faults caught.`);
  return missed;
}
