import type { Service } from "@holdfast/sdk/api";
import { api } from "../../../shared/lib/api.ts";

export function publishService(id: string): Promise<Service> {
  return api.post("/api/services/{id}/publish", { path: { id } });
}

export function pauseService(id: string): Promise<Service> {
  return api.post("/api/services/{id}/pause", { path: { id } });
}
