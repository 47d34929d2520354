import type { Address } from "viem";
import type { FileRecord } from "../files/ports.ts";
import { notFound } from "../refusal.ts";
import type { JobPorts, JobRecord } from "./ports.ts";

/** A job with the files of its brief; those of `files` are null for the signed out, who may not open them. */
export type JobView = JobRecord & { files: FileRecord[] | null; fileCount: number };

/**
 * A job, for everybody while it is open, then for its client and those who proposed (LST-5).
 * @throws Refusal `not_found`
 */
export async function getJob(
  ports: Pick<JobPorts, "jobs" | "documents">,
  { id, viewer }: { id: string; viewer: Address | null },
): Promise<JobView> {
  const job = await visibleJob(ports, { id, viewer });
  const files = (await ports.documents.find(job.brief))?.files ?? [];
  return { ...job, files: viewer === null ? null : files, fileCount: files.length };
}

/** @throws Refusal `not_found` */
export async function visibleJob(
  ports: Pick<JobPorts, "jobs">,
  { id, viewer }: { id: string; viewer: Address | null },
): Promise<JobRecord> {
  const job = await ports.jobs.find(id);
  if (!job) throw notFound("This job");
  if (job.state === "open" || job.client.address === viewer) return job;
  if (viewer === null || !(await ports.jobs.hasProposed(id, viewer))) throw notFound("This job");
  return job;
}
