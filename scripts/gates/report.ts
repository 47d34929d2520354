import type { Outcome, Task } from "./task.ts";

/** Adds up outcomes and tells them: a line each, and everything a failed one printed. */
export function createReport() {
  let passed = 0;
  let failed = 0;
  return {
    add(task: Task, outcome: Outcome, seconds: number): void {
      passed += outcome.passed;
      failed += outcome.failed;
      const count =
        outcome.passed + outcome.failed > 1 ? `: ${outcome.passed} passed, ${outcome.failed} failed` : "";
      console.log(`  ${outcome.failed === 0 ? "✓" : "✗"} ${task.name}${count} (${seconds.toFixed(0)} s)`);
      if (outcome.failed > 0) console.log(`\n${outcome.output.trimEnd()}\n`);
    },
    /** Prints the closing line. @returns the exit code */
    close(): number {
      console.log(`\n${passed} passed, ${failed} failed`);
      return failed === 0 && passed > 0 ? 0 : 1;
    },
  };
}
