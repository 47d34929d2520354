import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { refuseArbiter } from "./check-content.ts";
import { getService, ownService } from "./get-service.ts";
import { listingDocuments } from "./listing-document.ts";
import type { ServicePorts } from "./ports.ts";
import { untilUnchanged } from "./until-unchanged.ts";
import { type ServiceView, viewService } from "./view-service.ts";

/**
 * Shows a service to everybody. Every package needs an offer that the contract would take, unless the seller accepts
 * each order (LST-6).
 * @throws Refusal `not_found`, `offer_missing`, `not_allowed`, `wrong_state` when it is changed again and again
 */
export async function publishService(
  ports: ServicePorts,
  input: { id: string; owner: Address },
): Promise<ServiceView> {
  return untilUnchanged(() => publishOnce(ports, input));
}

async function publishOnce(
  ports: ServicePorts,
  input: { id: string; owner: Address },
): Promise<ServiceView | null> {
  const service = await ownService(ports, input);
  if (service.ordering === "request") {
    refuseArbiter(ports, input.owner);
    const { id: serviceId, title } = service;
    await ports.services.putListings({ serviceId, title, listings: listingDocuments(service) });
    if (!(await ports.services.publish(serviceId, service.updatedAt))) return null;
    return getService(ports, { id: serviceId, viewer: input.owner });
  }
  const view = await viewService(ports, service, input.owner);
  const lacking = view.packages.filter(({ offer }) => offer === null).map(({ name }) => name);
  if (lacking.length > 0) {
    throw new Refusal("offer_missing", `Sign an offer first for: ${lacking.join(", ")}.`);
  }
  if (!(await ports.services.publish(input.id, service.updatedAt))) return null;
  return getService(ports, { id: input.id, viewer: input.owner });
}
