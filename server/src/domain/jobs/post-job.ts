import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { checkJob } from "./check-job.ts";
import { getJob, type JobView } from "./get-job.ts";
import type { JobContent, JobPorts } from "./ports.ts";
import { writeBrief } from "./write-brief.ts";

/** Of one client at a time: everybody browses them. */
export const MOST_OPEN = 50;

/** A job, open to proposals at once (LST-5). @throws Refusal `invalid_input`, `wrong_state` with too many open */
export async function postJob(
  ports: JobPorts,
  input: { client: Address; content: JobContent; fileIds: readonly string[] },
): Promise<JobView> {
  const { client, content } = input;
  await checkJob(ports, content);
  // Nobody's briefs pile up that are no job's. The store says the last word.
  if ((await ports.jobs.countOpen(client)) >= MOST_OPEN) throw tooMany();
  const brief = await writeBrief(ports, input);
  const id = await ports.jobs.insert({ client, content, brief }, MOST_OPEN);
  if (id === null) throw tooMany();
  return getJob(ports, { id, viewer: client });
}

/** As many of a client's jobs are open as may be. */
export function tooMany(): Refusal {
  return new Refusal("wrong_state", `At most ${MOST_OPEN} of your jobs are open at once. Close one first.`);
}
