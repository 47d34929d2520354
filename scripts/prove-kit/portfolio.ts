import { attempt } from "./attempt.ts";
import type { Answer, Job, Solver } from "./job.ts";

export type Result = { job: Job; answer: Answer; solver: Solver; seconds: number };

/**
 * Asks the first solver about every job, the next about what is left, and so on; several at once. The first that knows an
 * answer gives it.
 * @param onResult is told each job's answer once, as soon as it is known.
 */
export async function runPortfolio(
  jobs: readonly Job[],
  { solvers, lanes, seconds }: { solvers: readonly Solver[]; lanes: number; seconds: number },
  onResult: (result: Result) => void,
): Promise<void> {
  const last = solvers.length - 1;
  const queue = jobs.map((job) => ({ job, turn: 0 }));
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { job, turn } = next;
      const solver = solvers[turn];
      if (!solver) throw new Error("No solver is left.");
      const started = Date.now();
      const answer = await attempt(job, solver, { seconds });
      if (answer.verdict === "unknown" && turn < last) queue.push({ job, turn: turn + 1 });
      else onResult({ job, answer, solver, seconds: (Date.now() - started) / 1000 });
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
