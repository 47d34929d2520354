import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What a running server wrote of itself into its data folder. */
export type Postmaster = { pid: number; port: number };

/** Whether a process of this id exists, be it ours or another's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a process; empty when it cannot be had. */
function commandOf(pid: number): string {
  try {
    if (existsSync("/proc/self/cmdline"))
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** The server that runs on this cluster, by the file it keeps there; null when none does, or the file is half written. */
export function findPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && isAlive(pid) && commandOf(pid).includes(cluster) ? { pid, port } : null;
}

/**
 * Removes what a killed server left behind. PostgreSQL would do so itself, but not when the number in the file belongs
 * to some other program by now. Only for a cluster on which nothing runs and nothing is being started.
 */
export function removeStalePidFile(cluster: string): void {
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}

async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await delay(20))
    if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/** Stops a server: fast shutdown, and harder when it does not go in time. Resolves when the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await isGoneWithin(pid, patience)) return;
  }
}
