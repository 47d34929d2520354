import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

/** A started system: what it printed so far, and its end. */
export type StartProcess = {
  output(): string;
  /** Settles when it ends by itself or otherwise. */
  ended: Promise<number | null>;
  end(signal: "SIGINT" | "SIGKILL"): Promise<number | null>;
};

const PROGRAM = join(import.meta.dirname, "../../../scripts/start.ts");

/** Runs what `npm start` runs once everything is set up, on data of its own. */
export function runStart(dataDir: string, env: Record<string, string>): StartProcess {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => said.push(part));
  child.stderr.on("data", (part: Buffer) => said.push(part));
  const ended = once(child, "close").then(([code]) => code as number | null);
  const end = async (signal: "SIGINT" | "SIGKILL") => {
    if (child.exitCode === null) child.kill(signal);
    return ended;
  };
  onTestFinished(async () => void (await end("SIGKILL")));
  return { output: () => Buffer.concat(said).toString("utf8"), ended, end };
}

/** Waits until it prints this. */
export function untilSaid(start: StartProcess, pattern: RegExp, timeout = 240_000): Promise<RegExpExecArray> {
  const missing = () => new Error(`It did not say ${pattern}, but:\n${start.output()}`);
  const said = vi.waitFor(
    () => {
      const found = pattern.exec(start.output());
      if (!found) throw missing();
      return found;
    },
    { timeout, interval: 50 },
  );
  const ended = start.ended.then(() => {
    const found = pattern.exec(start.output());
    if (!found) throw missing();
    return found;
  });
  said.catch(() => undefined);
  ended.catch(() => undefined);
  return Promise.race([said, ended]);
}
