import { expect, test } from "vitest";
import { runTasks } from "../../scripts/gates/run-tasks.ts";
import {
  asGate,
  asRunner,
  type Count,
  type Outcome,
  readPassing,
  readVitest,
  type Task,
} from "../../scripts/gates/task.ts";

const node = (name: string, code: string, count: Count = asGate, group?: string): Task => ({
  name,
  command: [process.execPath, "-e", code],
  count,
  ...(group ? { group } : {}),
});

async function outcomes(tasks: Task[]): Promise<Record<string, Outcome>> {
  const found: Record<string, Outcome> = {};
  const onDone = ({ name }: Task, outcome: Outcome) => {
    found[name] = outcome;
  };
  await runTasks(tasks, { lanes: 2, onDone });
  return found;
}

test("OPS-1 npm test: gates count one each, by their exit codes, and keep all they printed", async () => {
  const found = await outcomes([
    node("good", "console.log('fine')"),
    node("bad", "console.error('why'); process.exit(2)"),
  ]);
  expect(found).toEqual({
    good: { passed: 1, failed: 0, output: "fine\n" },
    bad: { passed: 0, failed: 1, output: "why\n" },
  });
});

test("OPS-1 npm test: a program that cannot be started has failed", async () => {
  const task: Task = { name: "absent", command: ["/nowhere/program"], count: asGate };
  expect((await outcomes([task])).absent).toMatchObject({ passed: 0, failed: 1 });
});

test("OPS-1 npm test: tasks of one group never run at the same time", async () => {
  const code = "const a = Date.now(); setTimeout(() => console.log(a, Date.now()), 300)";
  const { one, two } = await outcomes([
    node("one", code, asGate, "files"),
    node("two", code, asGate, "files"),
  ]);
  const [first, second] = [one, two].map((outcome) => outcome?.output.trim().split(" ").map(Number) ?? []);
  const [early = [], late = []] = [first ?? [], second ?? []].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  expect(late[0]).toBeGreaterThanOrEqual(early[1] ?? Number.POSITIVE_INFINITY);
});

test("OPS-1 npm test: a task waits for the one it comes after, and fails unrun when that one failed", async () => {
  const late = (name: string, after: string): Task => ({ ...node(name, "console.log(Date.now())"), after });
  const found = await outcomes([
    late("waits", "slow"),
    late("never", "bad"),
    node("slow", "setTimeout(() => console.log(Date.now()), 300)"),
    node("bad", "process.exit(1)"),
  ]);
  expect(Number(found.waits?.output)).toBeGreaterThanOrEqual(Number(found.slow?.output));
  expect(found.never).toEqual({ passed: 0, failed: 1, output: 'Not run, because "bad" failed.\n' });
});

test("OPS-1 npm test: a runner's tests are summed over its parts", () => {
  expect(readPassing("  12 passing (3s)\n  1 failing\n\n  5 passing\n")).toEqual({ passed: 17, failed: 1 });
  const vitest = " Test Files  1 failed | 3 passed (4)\n      Tests  2 failed | 40 passed (42)\n";
  expect(readVitest(vitest)).toEqual({ passed: 40, failed: 2 });
});

test("OPS-1 npm test: a file that does not load, an error between tests and a runner that ran nothing have failed", () => {
  const unloaded =
    " FAIL  |server| a.test.ts [ a.test.ts ]\nError: x\n Test Files  1 failed (1)\n      Tests  no tests\n";
  expect(readVitest(unloaded)).toEqual({ passed: 0, failed: 1 });
  expect(readVitest("      Tests  3 passed (3)\n     Errors  1 error\n")).toEqual({ passed: 3, failed: 1 });
  const runner = asRunner(readVitest);
  expect(runner({ code: 1, output: "No test files found" })).toEqual({ passed: 0, failed: 1 });
  expect(runner({ code: 0, output: "" })).toEqual({ passed: 0, failed: 1 });
  expect(runner({ code: 1, output: "      Tests  3 passed (3)\n" })).toEqual({ passed: 3, failed: 1 });
});
