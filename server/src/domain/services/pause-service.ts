import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { getService, ownService } from "./get-service.ts";
import type { ServicePorts } from "./ports.ts";
import type { ServiceView } from "./view-service.ts";

/**
 * Takes a service out of sight. Who kept its offers could still use them: the answer lists them to be cancelled on
 * the chain (LST-3).
 * @throws Refusal `wrong_state` for a draft
 */
export async function pauseService(
  ports: ServicePorts,
  input: { id: string; owner: Address },
): Promise<ServiceView> {
  const service = await ownService(ports, input);
  if (service.state === "draft")
    throw new Refusal("wrong_state", "A draft is not shown to anybody: nothing to pause.");
  await ports.services.pause(input.id);
  return getService(ports, { id: input.id, viewer: input.owner });
}
