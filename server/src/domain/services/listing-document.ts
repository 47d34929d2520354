import { type HoldfastDocument, serviceListing } from "@holdfast/sdk/document";
import type { ServiceRecord } from "./ports.ts";

/** What all packages of a service promise, as it is now. */
export function listingDocuments(service: ServiceRecord): HoldfastDocument[] {
  const seller = service.seller.address;
  return service.packages.map((item) => serviceListing({ service, seller, tier: item.tier, package: item }));
}
