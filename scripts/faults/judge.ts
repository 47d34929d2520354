import { join } from "node:path";
import { runHardhat } from "../fuzz/hardhat.ts";
import { runProgram } from "../fuzz/program.ts";

/** Which check sees what is wrong with the contracts in a folder; undefined when none does. */
export async function judge(folder: string): Promise<{ caughtBy: string; reason: string } | undefined> {
  // The tests take the contract from where it is built, so that nothing else need be compiled again.
  const build = await runHardhat(folder, ["build", "contracts/Escrow.sol", "--quiet"]);
  if (build.code !== 0) throw new Error(`The planted fault does not compile.\n${build.output}`);
  const fuzz = ["test", "solidity", "--no-compile", "--test-profile", "faults"];
  const fuzzed = await runHardhat(folder, fuzz);
  if (fuzzed.code !== 0) return { caughtBy: "fuzz", reason: reasonOf(fuzzed.output) };
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const modelled = await runProgram(folder, [vitest, "run", "--project", "model"]);
  if (modelled.code !== 0) return { caughtBy: "lifecycle table", reason: reasonOf(modelled.output) };
  return undefined;
}

/** The first error, short enough for a table: its name, and the act it was about if it says. */
function reasonOf(output: string): string {
  const error = /^\s*(?:Error|AssertionError|FAIL)\b:?\s*(.*)$/m.exec(output)?.[1] ?? "";
  const [, name = error, act] = /^(\w+)\((?:\w+\()?(?:\{ act: (\d+))?/.exec(error) ?? [];
  const said = /"([^"]+)"/.exec(error)?.[1];
  return [said ?? name, act === undefined ? "" : (ACTS[Number(act)] ?? "")]
    .filter(Boolean)
    .join(": ")
    .slice(0, 100);
}

/** As `Act` in contracts/test/fuzz/Deed.sol counts them. */
const ACTS = [
  "place",
  "accept",
  "start",
  "cancel",
  "deliver",
  "approve",
  "release",
  "requestRevision",
  "request",
  "answer",
  "withdrawRequest",
  "expireRequest",
  "amend",
  "revoke",
  "reclaim",
  "claim",
  "dispute",
  "evidence",
  "rule",
  "expireDispute",
  "settle",
];
