import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { checkJob } from "./check-job.ts";
import { getJob, type JobView } from "./get-job.ts";
import type { JobContent, JobPorts } from "./ports.ts";
import { writeBrief } from "./write-brief.ts";

/** Of one client at a time: everybody browses them. */
const MOST_OPEN = 50;

/** A job, open to proposals at once (LST-5). @throws Refusal `invalid_input`, `wrong_state` with too many open */
export async function postJob(
  ports: JobPorts,
  input: { client: Address; content: JobContent; fileIds: readonly string[] },
): Promise<JobView> {
  const { client, content } = input;
  await checkJob(ports, content);
  await refuseTooMany(ports, client);
  const brief = await writeBrief(ports, input);
  const id = await ports.jobs.insert({ client, content, brief });
  return getJob(ports, { id, viewer: client });
}

/** @throws Refusal `wrong_state` when as many of a client's jobs are open as may be */
export async function refuseTooMany({ jobs }: Pick<JobPorts, "jobs">, client: Address): Promise<void> {
  if ((await jobs.countOpen(client)) < MOST_OPEN) return;
  throw new Refusal("wrong_state", `At most ${MOST_OPEN} of your jobs are open at once. Close one first.`);
}
