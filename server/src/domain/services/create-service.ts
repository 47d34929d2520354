import type { Address } from "viem";
import { checkContent, refuseArbiter } from "./check-content.ts";
import { getService } from "./get-service.ts";
import type { ServiceContent, ServicePorts } from "./ports.ts";
import { prepareImages } from "./prepare-images.ts";
import type { ServiceView } from "./view-service.ts";

/** A new service, as a draft, with what there is to sign (LST-1). @throws Refusal `invalid_input`, `not_allowed` */
export async function createService(
  ports: ServicePorts,
  input: { seller: Address; content: ServiceContent },
): Promise<ServiceView> {
  const { seller, content } = input;
  refuseArbiter(ports, seller);
  checkContent(ports, content);
  await prepareImages(ports, { owner: seller, images: content.images });
  const id = await ports.services.insert(seller, content);
  return getService(ports, { id, viewer: seller });
}
