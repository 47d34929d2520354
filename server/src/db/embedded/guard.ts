import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { platform } from "node:os";

/** Runs the program, sends it SIGINT when the pipe closes, and ends with the program's exit code when it ends. */
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- &
program=$!
(read -r _ <&3; kill -INT "$program") &
guard=$!
wait "$program"
code=$?
kill "$guard" 2>/dev/null
exit "$code"`;

/** `output`: a file descriptor for both streams, or "pipe" for stdout alone. */
export type GuardedOptions = {
  cwd: string;
  env: NodeJS.ProcessEnv;
  output: number | "pipe";
  uid?: number;
  gid?: number;
};

/**
 * Starts a server that must not outlive this process. It runs in a group of its own, so that Ctrl-C in a terminal
 * reaches it only through us, under a shell that waits for our end of a pipe to close: whatever ends us, SIGKILL
 * included, it is told to stop. Closing the child's stdin stops it. Only its
 * stdout, when piped, keeps this process alive.
 */
export function spawnGuarded(command: readonly string[], options: GuardedOptions): ChildProcess {
  const { output, ...rest } = options;
  const [file = "", ...args] = platform() === "win32" ? command : ["/bin/sh", "-c", GUARD, "sh", ...command];
  const child = spawn(file, args, {
    ...rest,
    detached: true,
    windowsHide: true,
    stdio: ["pipe", output, output === "pipe" ? "ignore" : output],
  });
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  child.unref();
  (child.stdin as Socket | null)?.unref();
  return child;
}
