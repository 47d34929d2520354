import type { Address } from "viem";
import { notFound } from "../refusal.ts";
import type { ServicePorts, ServiceRecord } from "./ports.ts";
import { type ServiceView, viewService } from "./view-service.ts";

/** One service. Drafts and paused ones are their owner's alone. @throws Refusal `not_found` */
export async function getService(
  ports: Pick<ServicePorts, "services" | "offers" | "clock" | "terms">,
  input: { id: string; viewer: Address | null },
): Promise<ServiceView> {
  const service = await ports.services.find(input.id);
  if (!service) throw notFound("This service");
  if (service.state !== "published" && service.seller.address !== input.viewer)
    throw notFound("This service");
  return viewService(ports, service, input.viewer);
}

/** A service to be changed by its owner. @throws Refusal `not_found` */
export async function ownService(
  ports: Pick<ServicePorts, "services">,
  input: { id: string; owner: Address },
): Promise<ServiceRecord> {
  const service = await ports.services.find(input.id);
  if (!service) throw notFound("This service");
  if (service.seller.address === input.owner) return service;
  throw notFound("This service");
}
