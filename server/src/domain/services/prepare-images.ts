import type { Address } from "viem";
import type { ServiceImage, ServicePorts } from "./ports.ts";

/** Makes the shown forms of a service's pictures, one after the other. @throws Refusal `invalid_input`, `file_type_refused` */
export async function prepareImages(
  ports: Pick<ServicePorts, "covers">,
  input: { owner: Address; images: readonly ServiceImage[] },
): Promise<void> {
  for (const [index, { fileId, crop }] of input.images.entries()) {
    await ports.covers.prepare({ fileId, crop, owner: input.owner, path: `images.${index}.fileId` });
  }
}
