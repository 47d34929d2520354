import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { isAlive } from "../../server/src/db/embedded/postmaster.ts";

/** A local system that runs: who runs it, and where page and node answer. */
export type Running = { pid: number; origin: string; rpcUrl: string };

/** The system that runs on the data in `folder`; null when none does. */
export function findRunning(folder: string): Running | null {
  try {
    const running: Running = JSON.parse(readFileSync(join(folder, "running.json"), "utf8"));
    return running.pid !== process.pid && isAlive(running.pid) ? running : null;
  } catch {
    return null;
  }
}

export function writeRunning(folder: string, running: Running): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "running.json"), `${JSON.stringify(running)}\n`);
}

export function forgetRunning(folder: string): void {
  rmSync(join(folder, "running.json"), { force: true });
}

/** Whether a server could listen there now. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
