import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ask } from "./ask.ts";
import type { Job, Solver } from "./job.ts";

/** A process for one question to one solver: `worker.ts <job and solver as JSON>`. Prints the answer as JSON. */
const { job, solver } = JSON.parse(process.argv[2] ?? "") as { job: Job; solver: Solver };

/** The compiler waits for the solver, so this one is asked in a process of its own. */
function run(program: string, ...args: string[]) {
  return (query: string): string => {
    const { stdout, error } = spawnSync(program, args, { input: query, encoding: "utf8", maxBuffer: 1e9 });
    if (error) throw error;
    return stdout;
  };
}

const SOLVE = {
  "z3 on this machine": run("z3", "-in"),
  "z3 of npm": run(process.execPath, join(import.meta.dirname, "z3.ts")),
  "z3 in solc": undefined,
} as const;

console.log(JSON.stringify(ask(job, SOLVE[solver])));
