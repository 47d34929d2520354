/** What a task did: tests that passed and failed (a gate is one), and all it printed. */
export type Outcome = { passed: number; failed: number; output: string };

/** How the outcome is read from exit code and output. */
export type Count = (result: { code: number; output: string }) => { passed: number; failed: number };

/**
 * One gate or runner. Tasks of one `group` never run at the same time, because they write the same files. One with
 * `after` waits for the task of that name, and fails unrun when that one failed.
 */
export type Task = {
  name: string;
  command: readonly string[];
  env?: Record<string, string>;
  group?: string;
  after?: string;
  count: Count;
};

/** A gate counts one. */
export const asGate: Count = ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * A runner counts its tests. It fails once more when it says so without a failed test (a file that does not load), and
 * when it ran nothing.
 */
export function asRunner(read: (output: string) => { passed: number; failed: number }): Count {
  return ({ code, output }) => {
    const { passed, failed } = read(output);
    const failedOtherwise = failed === 0 && (code !== 0 || passed === 0);
    return { passed, failed: failed + (failedOtherwise ? 1 : 0) };
  };
}

/** Reads mocha's and Hardhat's "12 passing", "1 failing". */
export function readPassing(output: string): { passed: number; failed: number } {
  return { passed: sum(output, /^\s*(\d+) passing/gm), failed: sum(output, /^\s*(\d+) failing/gm) };
}

/** Reads vitest's closing lines; a file that could not be loaded counts as a failed test. */
export function readVitest(output: string): { passed: number; failed: number } {
  const tests = /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? "";
  const errors = /^\s*Errors\s+(\d+) error/m.exec(output)?.[1] ?? "0";
  const suites = sum(output, /^\s*FAIL\s+.*\[ .* \]$/gm, () => 1);
  return {
    passed: sum(tests, /(\d+) passed/g),
    failed: sum(tests, /(\d+) failed/g) + suites + Number(errors),
  };
}

function sum(text: string, pattern: RegExp, value = (match: RegExpMatchArray) => Number(match[1])): number {
  return [...text.matchAll(pattern)].reduce((total, match) => total + value(match), 0);
}
