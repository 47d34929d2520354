import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs a program to its end and gathers what it prints. A signal to us ends the program first, then us.
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<{ code: number, output: string }>} exit code (1 when it could not start) and both its streams
 */
export function run(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    const parts = [];
    let stopped = null;
    const stop = (signal) => {
      stopped = signal;
      child.kill(signal);
    };
    child.stdout.on("data", (part) => parts.push(part));
    child.stderr.on("data", (part) => parts.push(part));
    const end = (code, extra) => {
      process.removeListener("SIGINT", stop);
      process.removeListener("SIGTERM", stop);
      if (stopped) process.exit(128 + constants.signals[stopped]);
      resolve({ code, output: Buffer.concat(parts).toString("utf8") + extra });
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    child.on("error", (error) => end(1, `${error.message}\n`));
    child.on("close", (code) => end(code === null ? 1 : code, ""));
  });
}
