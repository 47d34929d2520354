import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../server/src/db/embedded/start.ts";
import { createReport } from "./gates/report.ts";
import { runTasks, stopTasks } from "./gates/run-tasks.ts";
import { COMPILE, GATES, RUNNERS } from "./gates/tasks.ts";

/**
 * `npm test`: all gates and all test runners, two at a time, on one database server. Ends with the plain line
 * `N passed, N failed` over all of them; a gate counts one, a runner that ran nothing has failed.
 */
async function main(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), "holdfast-test-"));
  const given = process.env.TEST_DATABASE_URL;
  const database = given ? null : await startEmbeddedPostgres({ dataDir, throwaway: true });
  const end = async () => {
    stopTasks();
    await database?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => end().then(() => process.exit(130)));
  process.env.TEST_DATABASE_URL = given ?? database?.url ?? "";
  const report = createReport();
  await runTasks([COMPILE, ...RUNNERS, ...GATES], { lanes: 2, onDone: report.add });
  await end();
  return report.close();
}

process.exitCode = await main();
