import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "./postmaster.ts";

/** A process by its id and, where the system tells, the moment it began: ids are used again, moments are not. */
function identity(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return String(pid);
  const text = readFileSync(stat, "utf8");
  return `${pid} ${text.slice(text.lastIndexOf(")") + 2).split(" ")[19]}`;
}

/** Whether the process that wrote this identity still runs. */
function stillRuns(written: string): boolean {
  const pid = Number(written.split(" ")[0]);
  if (!(pid > 0) || !isAlive(pid)) return false;
  try {
    return identity(pid) === written;
  } catch {
    return false;
  }
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

/** The process id of the living owner of a database that is not ourselves; null when it has none. */
export function livingOwner(home: string): number | null {
  const written = read(join(home, "owner"));
  const pid = Number(written.split(" ")[0]);
  return pid !== process.pid && stillRuns(written) ? pid : null;
}

/** Says that this process answers for the database at `home`. */
export function own(home: string): void {
  writeFileSync(join(home, "owner"), identity(process.pid));
}

/** Takes that back. */
export function disown(home: string): void {
  if (read(join(home, "owner")) === identity(process.pid)) rmSync(join(home, "owner"), { force: true });
}

/** Runs `work` while no other process starts or stops the same database. */
export async function exclusively<T>(home: string, work: () => Promise<T>): Promise<T> {
  const file = join(home, "starting");
  for (;;) {
    try {
      writeFileSync(file, identity(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const written = read(file);
      if (written !== "" && !stillRuns(written)) rmSync(file, { force: true });
      else await delay(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
