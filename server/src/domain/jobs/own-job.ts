import type { Address } from "viem";
import { notFound } from "../refusal.ts";
import type { JobPorts, JobRecord } from "./ports.ts";

/** A job for the client who posted it; to anybody else it is not there. @throws Refusal `not_found` */
export async function ownJob(
  ports: Pick<JobPorts, "jobs">,
  { id, client }: { id: string; client: Address },
): Promise<JobRecord> {
  const job = await ports.jobs.find(id);
  if (job?.client.address !== client) throw notFound("This job");
  return job;
}
