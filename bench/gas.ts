import { parseArgs } from "node:util";
import { tasks } from "hardhat";
import { measure } from "./gas/measure.ts";
import { differences, readSnapshot, type Snapshot, writeSnapshot } from "./gas/snapshot.ts";
import { yardstickOf } from "./gas/targets.ts";
import { trace } from "./gas/trace.ts";

/**
 * What each action costs, in gas of the whole transaction: one JSON line a figure, with target, floor and peer where
 * there is one. `--write` renews the snapshot that CI compares, `--check` compares and prints only what moved,
 * `--trace approve.native` tells where one action's gas goes.
 */
const { values: options } = parseArgs({
  options: { write: { type: "boolean" }, check: { type: "boolean" }, trace: { type: "string" } },
});

await tasks.getTask("build").run({ quiet: true });
const figures: Snapshot = {};
const missed: string[] = [];

await measure({
  only: options.trace,
  onMeasured: async ({ name, mined, world }) => {
    figures[name] = mined.gas;
    const yardstick = yardstickOf(name);
    if (yardstick.target !== undefined && mined.gas > yardstick.target) {
      missed.push(`${name}: ${mined.gas}, ${mined.gas - yardstick.target} above its target`);
    }
    if (options.trace) {
      const { chain, escrow, token, stable } = world;
      const code = { [escrow]: "Escrow", [token]: "mocks/DemoToken", [stable]: "mocks/StableToken" };
      console.log(await trace(chain, mined, code));
    } else if (!options.check) {
      console.log(JSON.stringify({ bench: "gas", name, value: mined.gas, unit: "gas", ...yardstick }));
    }
  },
});

if (Object.keys(figures).length === 0) fail([`There is no figure "${options.trace}".`]);
if (options.write) writeSnapshot(figures);
if (options.check) {
  const moved = differences(readSnapshot(), figures);
  if (moved.length > 0)
    fail([...moved, "If this is meant, renew the snapshot: npm run bench -- gas --write"]);
}
if (!options.trace && !options.check) for (const line of missed) console.error(line);

function fail(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  if (lines.length > 0) process.exitCode = 1;
}
