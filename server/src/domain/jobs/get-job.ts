import type { HoldfastDocument } from "@holdfast/sdk/document";
import type { Address } from "viem";
import type { FileRecord } from "../files/ports.ts";
import { notFound } from "../refusal.ts";
import type { JobPorts, JobRecord } from "./ports.ts";

/**
 * A job with its brief's document, by which whoever signs for its hash can check it, and with its files; both are null for
 * the signed out, who may not know the files.
 */
export type JobView = JobRecord & {
  briefDocument: HoldfastDocument | null;
  files: FileRecord[] | null;
  fileCount: number;
};

/**
 * A job, for everybody while it is open, then for its client and those who proposed (LST-5).
 * @throws Refusal `not_found`
 */
export async function getJob(
  ports: Pick<JobPorts, "jobs" | "documents">,
  { id, viewer }: { id: string; viewer: Address | null },
): Promise<JobView> {
  const job = await visibleJob(ports, { id, viewer });
  const brief = await ports.documents.find(job.brief);
  const files = brief?.files ?? [];
  if (viewer === null) return { ...job, briefDocument: null, files: null, fileCount: files.length };
  return { ...job, briefDocument: brief?.document ?? null, files, fileCount: files.length };
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
