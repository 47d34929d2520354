import type { Address } from "viem";
import { notify } from "../notifications/notify.ts";
import { Refusal } from "../refusal.ts";
import { getJob, type JobView } from "./get-job.ts";
import { ownJob } from "./own-job.ts";
import type { JobPorts } from "./ports.ts";
import { MOST_OPEN, tooMany } from "./post-job.ts";

/** Opens a closed job again, with the proposals that stand; their sellers are told. @throws Refusal `not_found`, `wrong_state` */
export async function reopenJob(ports: JobPorts, input: { id: string; client: Address }): Promise<JobView> {
  const { id, client } = input;
  const job = await ownJob(ports, input);
  if (job.state === "hired") {
    throw new Refusal("wrong_state", "Somebody was hired for this job. Post another one.");
  }
  const outcome = await ports.jobs.reopen({ id, client }, MOST_OPEN);
  if (outcome === "full") throw tooMany();
  if (outcome === "moved_on") throw new Refusal("wrong_state", "This job is open already.");
  await notify(ports, {
    kind: "job_reopened",
    accounts: await ports.jobs.proposers(id),
    orderId: null,
    data: { by: client, job: id, title: job.title },
    key: `job:${id}:reopened:${job.closedAt?.getTime() ?? 0}`,
  });
  return getJob(ports, { id, viewer: client });
}
