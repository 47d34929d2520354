import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Verdict } from "./faults/fault.ts";
import { FAULTS } from "./faults/faults.ts";
import { judge } from "./faults/judge.ts";
import { plant } from "./faults/plant.ts";
import { openWorkbench } from "./faults/workbench.ts";
import { runHardhat } from "./fuzz/hardhat.ts";

/**
 * `npm run test:faults`: plants one known fault after the other in a copy of the contracts and looks which check sees it:
 * the Solidity fuzz tests, else the exhaustive lifecycle table. Prints the list as a table. `--only "ruling"` takes those
 * whose name has the word, `--list` checks only that each can still be planted. Fails when one is not seen.
 */
const root = join(import.meta.dirname, "..");
const { values: options } = parseArgs({
  options: { only: { type: "string", default: "" }, list: { type: "boolean", default: false } },
});

const chosen = FAULTS.filter(({ name }) => name.includes(options.only));
const build = await runHardhat(root, ["build", "--quiet"]);
if (build.code !== 0) throw new Error(build.output);
const bench = openWorkbench(root);
const verdicts: Verdict[] = [];
try {
  for (const fault of chosen) {
    const takeOut = plant(bench.folder, fault);
    const seen = options.list ? undefined : await judge(bench.folder);
    takeOut();
    verdicts.push({ fault, caughtBy: seen?.caughtBy, reason: seen?.reason ?? "" });
    if (!options.list)
      console.error(`${fault.name}: ${seen ? `${seen.caughtBy} (${seen.reason})` : "NOT SEEN"}`);
  }
} finally {
  bench.close();
}

if (options.list) {
  console.log(`${verdicts.length} faults can be planted.`);
} else {
  console.log("\n| Planted fault | Caught by | What it said |\n| --- | --- | --- |");
  for (const { fault, caughtBy, reason } of verdicts) {
    console.log(`| ${fault.name} | ${caughtBy ?? "nothing"} | ${reason.replaceAll("|", "\\|")} |`);
  }
  const missed = verdicts.filter(({ caughtBy }) => caughtBy === undefined).length;
  console.log(`\n${verdicts.length - missed} of ${verdicts.length} faults caught.`);
  process.exitCode = missed === 0 ? 0 : 1;
}
