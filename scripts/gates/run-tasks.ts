import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Outcome, Task } from "./task.ts";

const root = join(import.meta.dirname, "../..");
const LONGEST = 840_000;
const running = new Set<ChildProcess>();

/** Runs tasks in the order given, some at a time, and tells each outcome as it comes. */
export async function runTasks(
  tasks: readonly Task[],
  options: { lanes: number; onDone: (task: Task, outcome: Outcome, seconds: number) => void },
): Promise<void> {
  const waiting = [...tasks];
  const busy = new Set<string>();
  const done = new Map<string, boolean>();
  const lane = async () => {
    while (waiting.length > 0) {
      const next = waiting.findIndex(
        ({ group, after }) => !(group && busy.has(group)) && (!after || done.has(after)),
      );
      const [task] = next < 0 ? [] : waiting.splice(next, 1);
      if (!task) {
        await delay(50);
        continue;
      }
      if (task.group) busy.add(task.group);
      const since = Date.now();
      const outcome = task.after && !done.get(task.after) ? unrun(task.after) : await runTask(task);
      if (task.group) busy.delete(task.group);
      done.set(task.name, outcome.failed === 0);
      options.onDone(task, outcome, (Date.now() - since) / 1000);
    }
  };
  await Promise.all(Array.from({ length: options.lanes }, lane));
}

function unrun(after: string): Outcome {
  return { passed: 0, failed: 1, output: `Not run, because "${after}" failed.\n` };
}

/** Ends whatever runs, with all that it started. */
export function stopTasks(): void {
  for (const child of running) kill(child, "SIGTERM");
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

function runTask({ command, env, count }: Task): Promise<Outcome> {
  const [file = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    running.add(child);
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    const late = setTimeout(() => {
      parts.push(Buffer.from(`\nStopped: it ran longer than ${LONGEST / 60_000} minutes.\n`));
      kill(child, "SIGKILL");
    }, LONGEST);
    const end = (code: number, extra = "") => {
      clearTimeout(late);
      running.delete(child);
      const output = Buffer.concat(parts).toString("utf8") + extra;
      resolve({ ...count({ code, output }), output });
    };
    child.on("error", (error) => end(1, `${error.message}\n`));
    child.on("close", (code) => end(code ?? 1));
  });
}
