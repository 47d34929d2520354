import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

/** Another process with an embedded database. */
export type DatabaseProcess = {
  /** What it said first: its url or its error. */
  said: { url: string } | { error: string };
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
};

const PROGRAM = join(import.meta.dirname, "database-child.ts");

/** Starts it as the present user, or as root may, as `uid`. */
export async function runDatabase(dataDir: string, uid?: number): Promise<DatabaseProcess> {
  const child = spawn(process.execPath, [PROGRAM, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  onTestFinished(() => end("SIGTERM"));
  return { said: await firstWord(child), end };
}

async function firstWord(child: ChildProcess): Promise<{ url: string } | { error: string }> {
  if (!child.stdout) throw new Error("The child has no output.");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("url ")) return { url: line.slice(4) };
    if (line.startsWith("error ")) return { error: line.slice(6) };
  }
  throw new Error("The child ended without a word.");
}
