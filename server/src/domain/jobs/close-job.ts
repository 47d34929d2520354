import type { Address } from "viem";
import { notify } from "../notifications/notify.ts";
import { Refusal } from "../refusal.ts";
import { getJob, type JobView } from "./get-job.ts";
import { ownJob } from "./own-job.ts";
import type { JobPorts } from "./ports.ts";

/**
 * Takes a job out of sight: nobody proposes any more, and the site lets none of its proposals be paid. Those who proposed
 * are told. @throws Refusal `not_found`, `wrong_state` when it is not open
 */
export async function closeJob(ports: JobPorts, input: { id: string; client: Address }): Promise<JobView> {
  const { id, client } = input;
  const job = await ownJob(ports, input);
  if (job.state !== "open" || !(await ports.jobs.close(id))) {
    throw new Refusal("wrong_state", "This job is not open.");
  }
  const closed = await getJob(ports, { id, viewer: client });
  await notify(ports, {
    kind: "job_closed",
    accounts: await ports.jobs.proposers(id),
    orderId: null,
    data: { by: client, job: id, title: job.title },
    key: `job:${id}:closed:${closed.closedAt?.getTime() ?? 0}`,
  });
  return closed;
}
