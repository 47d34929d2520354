import { serviceListing } from "@holdfast/sdk/document";
import { hashTerms, type Terms } from "@holdfast/sdk/order";
import { offerTypedData } from "@holdfast/sdk/typed-data";
import { type Address, type Hex, hashTypedData } from "viem";
import { notFound, Refusal } from "../refusal.ts";
import { refuseArbiter } from "./check-content.ts";
import { getService, ownService } from "./get-service.ts";
import { LONGEST_OFFER_LIFE, packageTerms, sameTerms } from "./package-terms.ts";
import type { ServicePorts } from "./ports.ts";
import { lookAtOffers } from "./usable-offer.ts";
import type { ServiceView } from "./view-service.ts";

/**
 * Takes a seller's signed offer for a package (LST-3), only when a client could order with it: terms are the
 * package's and the operator's, the epoch is the seller's, the signature is one the contract takes.
 * @throws Refusal `not_found`, `not_allowed`, `terms_outdated`, `signature_invalid`
 */
export async function saveOffer(
  ports: ServicePorts,
  input: { id: string; tier: number; owner: Address; offer: { terms: Terms; epoch: bigint; signature: Hex } },
): Promise<ServiceView> {
  const { id, tier, owner } = input;
  const { terms, epoch, signature } = input.offer;
  const service = await ownService(ports, { id, owner });
  refuseArbiter(ports, owner);
  const content = service.packages.find((item) => item.tier === tier);
  if (!content) throw notFound("This package");
  const termsHash = hashTerms(terms);
  const sight = await lookAtOffers(ports, { seller: owner, hashes: [termsHash] });
  const { validUntil } = terms;
  if (validUntil <= sight.now || validUntil > sight.now + LONGEST_OFFER_LIFE) {
    throw outdated("An offer must be valid for some time, and for a year at most.");
  }
  const expected = packageTerms({ service, tier, package: content, defaults: ports.terms, validUntil });
  if (!sameTerms(expected, terms)) {
    throw outdated(
      "The signed terms are not those of the package and of this site. Load them anew and sign those.",
    );
  }
  if (epoch !== sight.epoch) {
    throw outdated(`You cancelled all offers since: sign for epoch ${sight.epoch}, not ${epoch}.`);
  }
  if (sight.cancelled.has(termsHash)) throw outdated("You cancelled exactly this offer on the chain.");
  const { chainId, escrow } = ports;
  const digest = hashTypedData(offerTypedData({ chainId, escrow, terms, epoch }));
  if (!(await ports.signatures.digest({ signer: owner, digest, signature }))) {
    throw new Refusal(
      "signature_invalid",
      "The offer's signature is not one that the contract takes from you.",
    );
  }
  const listing = serviceListing({ service, seller: owner, tier, package: content });
  await ports.services.putOffer({
    serviceId: id,
    tier,
    offer: { terms, epoch, signature, termsHash },
    listing,
    title: service.title,
  });
  return getService(ports, { id, viewer: owner });
}

function outdated(detail: string): Refusal {
  return new Refusal("terms_outdated", detail);
}
