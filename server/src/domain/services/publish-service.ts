import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { getService, ownService } from "./get-service.ts";
import type { ServicePorts } from "./ports.ts";
import { type ServiceView, viewService } from "./view-service.ts";

/** Shows a service to everybody; every package needs an offer that the contract would take. @throws Refusal `offer_missing` */
export async function publishService(
  ports: ServicePorts,
  input: { id: string; owner: Address },
): Promise<ServiceView> {
  const service = await ownService(ports, input);
  const view = await viewService(ports, service, input.owner);
  const lacking = view.packages.filter(({ offer }) => offer === null).map(({ name }) => name);
  if (lacking.length > 0) {
    throw new Refusal("offer_missing", `Sign an offer first for: ${lacking.join(", ")}.`);
  }
  await ports.services.setState(input.id, "published");
  return getService(ports, { id: input.id, viewer: input.owner });
}
