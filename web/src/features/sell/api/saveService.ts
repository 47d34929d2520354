import type { Service, ServiceInput } from "@holdfast/sdk/api";
import { api } from "../../../shared/lib/api.ts";

/** Writes a new draft, or over the service with this id. */
export function saveService(id: string | null, input: ServiceInput): Promise<Service> {
  return id === null
    ? api.post("/api/services", { body: input })
    : api.put("/api/services/{id}", { path: { id }, body: input });
}
