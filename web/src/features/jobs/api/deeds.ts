import type { Job, JobInput } from "@holdfast/sdk/api";
import { api } from "../../../shared/lib/api.ts";

/** Posts a job, or writes over the one with this id. */
export function saveJob(id: string | null, input: JobInput): Promise<Job> {
  return id === null
    ? api.post("/api/jobs", { body: input })
    : api.put("/api/jobs/{id}", { path: { id }, body: input });
}

export function closeJob(id: string): Promise<Job> {
  return api.post("/api/jobs/{id}/close", { path: { id } });
}

export function reopenJob(id: string): Promise<Job> {
  return api.post("/api/jobs/{id}/reopen", { path: { id } });
}
