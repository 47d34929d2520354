import { createReport } from "./gates/report.ts";
import { runTasks, stopTasks } from "./gates/run-tasks.ts";
import { GATES } from "./gates/tasks.ts";

/** `npm run check`: every gate that needs no running part, in a minute or two. */
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    stopTasks();
    process.exit(130);
  });
}
const report = createReport();
await runTasks(GATES, { lanes: 2, onDone: report.add });
process.exitCode = report.close();
