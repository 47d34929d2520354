import { spawn } from "node:child_process";

/** How a program ended, with all it printed. */
export type ProgramRun = { code: number; output: string };

/** Runs a program of Node's in a folder. Its colours are off, so that what it prints can be read by a program. */
export function runProgram(
  folder: string,
  ...[args, env]: [args: readonly string[], env?: Record<string, string>]
): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString("utf8") }));
  });
}
