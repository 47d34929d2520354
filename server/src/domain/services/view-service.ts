import { hashTerms, type Terms } from "@holdfast/sdk/order";
import type { Address } from "viem";
import { areOfPackage, offerEnd, packageTerms } from "./package-terms.ts";
import type { PackageRecord, ServicePorts, ServiceRecord, SignedOffer } from "./ports.ts";
import { isUsable, lookAtOffers, type OfferSight } from "./usable-offer.ts";

const MINUTE = 60;

/** A package as it may be shown: an offer only while the contract would take it. */
export type PackageView = Omit<PackageRecord, "offer"> & {
  offer: SignedOffer | null;
  /** For the owner: what to sign. */
  toSign: { terms: Terms; epoch: bigint } | null;
  /** Where the seller accepts each order: open terms that a client would place one under now, valid until the answer is due. */
  toRequest: Terms | null;
};

export type ServiceView = Omit<ServiceRecord, "packages" | "retired" | "updatedAt"> & {
  packages: PackageView[];
  /** For the owner: offers that are not shown but that the contract would still take, to be cancelled there. */
  toCancel: Terms[];
};

/** A service as `viewer` may see it. Nobody but the owner sees an offer of a service that is not published. */
export async function viewService(
  ports: Pick<ServicePorts, "offers" | "clock" | "terms">,
  service: ServiceRecord,
  viewer: Address | null,
): Promise<ServiceView> {
  const { packages, retired, updatedAt: _, ...rest } = service;
  const seller = service.seller.address;
  const current = packages.flatMap(({ offer }) => (offer ? [offer] : []));
  const hashes = [...current, ...retired].map(({ termsHash }) => termsHash);
  const sight = await lookAtOffers(ports, { seller, hashes });
  const isOwner = viewer === seller;
  const validUntil = offerEnd(sight.now);
  // Two requests at once may leave an offer beside a package it was not signed for: it is as good as replaced.
  const unfit = packages.flatMap(({ offer, ...content }) =>
    offer && !areOfPackage(offer.terms, { service, tier: content.tier, package: content }) ? [offer] : [],
  );
  const hidden = [...retired, ...(service.state === "paused" ? current : unfit)];
  return {
    ...rest,
    packages: packages.map(({ offer, ...content }) => ({
      ...content,
      offer: offer && !unfit.includes(offer) && isUsable(offer, sight) ? offer : null,
      toRequest:
        service.ordering === "request" && service.state === "published"
          ? packageTerms({
              ...{ service, tier: content.tier, package: content, defaults: ports.terms },
              validUntil: sight.now + ports.terms.responseTime,
            })
          : null,
      toSign:
        isOwner && service.ordering === "instant"
          ? {
              terms: freshTerms(
                { service, tier: content.tier, package: content, defaults: ports.terms, validUntil },
                sight,
              ),
              epoch: sight.epoch,
            }
          : null,
    })),
    toCancel: isOwner ? hidden.filter((offer) => isUsable(offer, sight)).map(({ terms }) => terms) : [],
  };
}

/** Terms to sign that the contract was not told to refuse: after a cancelled offer, those of a minute later. */
function freshTerms(input: Parameters<typeof packageTerms>[0], sight: OfferSight): Terms {
  const terms = packageTerms(input);
  if (!sight.cancelled.has(hashTerms(terms))) return terms;
  return freshTerms({ ...input, validUntil: input.validUntil + MINUTE }, sight);
}
