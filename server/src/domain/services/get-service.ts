import type { Address } from "viem";
import { notFound, Refusal } from "../refusal.ts";
import type { ServicePorts, ServiceRecord } from "./ports.ts";
import { type ServiceView, viewService } from "./view-service.ts";

/**
 * One service. Drafts and paused ones are their owner's alone; of one that everybody could see before, they are told
 * that it is paused.
 * @throws Refusal `not_found`, `paused`
 */
export async function getService(
  ports: Pick<ServicePorts, "services" | "offers" | "clock" | "terms">,
  input: { id: string; viewer: Address | null },
): Promise<ServiceView> {
  const service = await ports.services.find(input.id);
  if (!service) throw notFound("This service");
  if (service.state !== "published" && service.seller.address !== input.viewer) {
    if (service.publishedAt === null) throw notFound("This service");
    throw new Refusal("paused", "Its seller has paused this service. Orders placed before go on.");
  }
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
