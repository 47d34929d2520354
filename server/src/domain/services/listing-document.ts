import { createDocument, type HoldfastDocument } from "@holdfast/sdk/document";
import { ZERO_HASH } from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { PackageContent, ServiceContent, ServiceRecord } from "./ports.ts";

/** What all packages of a service promise, as it is now. */
export function listingDocuments(service: ServiceRecord): HoldfastDocument[] {
  const seller = service.seller.address;
  return service.packages.map((item) => listingDocument({ service, seller, tier: item.tier, package: item }));
}

/**
 * What a package promises, as the terms' `content` commits to it. Public, so nothing is gained by a salt, and without
 * one the same promise has the same hash: that tells whether an edit changed it.
 */
export function listingDocument(input: {
  service: Pick<ServiceContent, "title" | "description" | "category" | "questions"> & { id: string };
  seller: Address;
  tier: number;
  package: PackageContent;
}): HoldfastDocument {
  const { service, seller, tier } = input;
  const { id, title, description, category, questions } = service;
  const { name, features } = input.package;
  return createDocument({
    kind: "listing",
    author: seller,
    salt: ZERO_HASH,
    extra: {
      service: { id, title, description, category, questions },
      package: { tier, name, description: input.package.description, features },
    },
  });
}
