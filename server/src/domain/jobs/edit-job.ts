import type { Address } from "viem";
import { notify } from "../notifications/notify.ts";
import { Refusal } from "../refusal.ts";
import { checkJob } from "./check-job.ts";
import { getJob, type JobView } from "./get-job.ts";
import { ownJob } from "./own-job.ts";
import type { JobContent, JobPorts } from "./ports.ts";
import { writeBrief } from "./write-brief.ts";

/**
 * Writes an open job anew (LST-5). What was proposed stays as it was signed, for the brief it answered; its sellers are
 * told, and can propose again.
 * @throws Refusal `not_found`, `invalid_input`, `wrong_state` once it is closed or somebody was hired
 */
export async function editJob(
  ports: JobPorts,
  input: { id: string; client: Address; content: JobContent; fileIds: readonly string[] },
): Promise<JobView> {
  const { id, client, content } = input;
  const job = await ownJob(ports, input);
  if (job.state !== "open") throw notOpen();
  await checkJob(ports, content);
  const brief = await writeBrief(ports, input);
  if (!(await ports.jobs.replace({ id, content, brief }))) throw notOpen();
  await notify(ports, {
    kind: "job_changed",
    accounts: await ports.jobs.proposers(id),
    orderId: null,
    data: { by: client, job: id, title: content.title },
    key: `job:${id}:${brief}`,
  });
  return getJob(ports, { id, viewer: client });
}

function notOpen(): Refusal {
  return new Refusal("wrong_state", "Only an open job can be changed.");
}
