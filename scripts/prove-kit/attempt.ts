import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Answer, Job, Solver } from "./job.ts";

const running = new Set<number>();

/** Asks one solver in a process of its own, and ends it with all it started when the time is up. */
export function attempt(job: Job, solver: Solver, { seconds }: { seconds: number }): Promise<Answer> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "worker.ts"), JSON.stringify({ job, solver })],
    { detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  let output = "";
  let complaint = "";
  let timeUp = false;
  child.stdout.on("data", (data) => {
    output += data;
  });
  child.stderr.on("data", (data) => {
    complaint += data;
  });
  const timer = setTimeout(() => {
    timeUp = true;
    if (pid !== undefined) end(pid);
  }, seconds * 1000);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (pid !== undefined) running.delete(pid);
      if (timeUp) resolve({ verdict: "unknown", note: `${solver}: no answer in ${seconds} s` });
      else if (code === 0) resolve(JSON.parse(output) as Answer);
      else reject(new Error(complaint || `${solver} ended with code ${code}.`));
    });
  });
}

export function endAll(): void {
  for (const pid of running) end(pid);
}

/** The process leads a group of its own. */
function end(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
