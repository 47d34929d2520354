import type { Address } from "viem";
import { checkContent } from "./check-content.ts";
import { getService, ownService } from "./get-service.ts";
import { listingDocuments } from "./listing-document.ts";
import { packageTerms, sameTerms } from "./package-terms.ts";
import type { ServiceContent, ServicePorts } from "./ports.ts";
import { prepareImages } from "./prepare-images.ts";
import { untilUnchanged } from "./until-unchanged.ts";
import type { ServiceView } from "./view-service.ts";

/**
 * Writes a service anew. A package whose promise changed loses its offer (LST-3), and all do when the seller wants to
 * accept each order (LST-6). A published service that needs one it has not is paused until that is signed.
 * @throws Refusal `not_found`, `invalid_input`, `wrong_state` when it is changed again and again
 */
export async function editService(
  ports: ServicePorts,
  input: { id: string; owner: Address; content: ServiceContent },
): Promise<ServiceView> {
  const { owner, content } = input;
  await ownService(ports, input);
  checkContent(ports, content);
  await prepareImages(ports, { owner, images: content.images });
  return untilUnchanged(() => editOnce(ports, input));
}

async function editOnce(
  ports: ServicePorts,
  input: { id: string; owner: Address; content: ServiceContent },
): Promise<ServiceView | null> {
  const { id, owner, content } = input;
  const before = await ownService(ports, { id, owner });
  const service = { ...before, ...content };
  const kept = new Set<number>();
  for (const { tier, offer } of before.packages) {
    const now = content.packages[tier - 1];
    if (!offer || !now || content.ordering === "request") continue;
    const { validUntil } = offer.terms;
    const terms = packageTerms({ service, tier, package: now, defaults: ports.terms, validUntil });
    if (sameTerms(terms, offer.terms)) kept.add(tier);
  }
  const needsNone = content.ordering === "request";
  const complete = needsNone || content.packages.every((_, index) => kept.has(index + 1));
  const state = before.state === "published" && !complete ? "paused" : before.state;
  const isWritten = await ports.services.replace(id, { content, kept, state, seen: before.updatedAt });
  if (!isWritten) return null;
  for (const { fileId, crop } of before.images) await ports.covers.forget({ fileId, crop });
  if (needsNone && state === "published") {
    const { title } = content;
    const now = await ownService(ports, { id, owner });
    await ports.services.putListings({ serviceId: id, title, listings: listingDocuments(now) });
  }
  return getService(ports, { id, viewer: owner });
}
