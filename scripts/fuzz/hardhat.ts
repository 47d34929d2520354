import { join } from "node:path";
import { type ProgramRun, runProgram } from "./program.ts";

/** Runs Hardhat in a folder. */
export function runHardhat(
  folder: string,
  ...[args, env]: [args: readonly string[], env?: Record<string, string>]
): Promise<ProgramRun> {
  return runProgram(folder, [join(folder, "node_modules/hardhat/dist/src/cli.js"), ...args], env);
}
