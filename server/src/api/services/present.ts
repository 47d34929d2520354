import { termsToJson } from "@holdfast/sdk/order";
import type { z } from "zod";
import type { ServiceCardRecord } from "../../domain/services/ports.ts";
import type { ServiceView } from "../../domain/services/view-service.ts";
import type { Service, ServiceCard } from "../schema/services.ts";

/** Where a service's picture lies, or null. */
export function coverUrl(fileId: string | null): string | null {
  return fileId === null ? null : `/api/files/${fileId}/cover`;
}

export function presentService(view: ServiceView): z.input<typeof Service> {
  const { packages, toCancel, coverFileId, createdAt, publishedAt, ...rest } = view;
  return {
    ...rest,
    coverUrl: coverUrl(coverFileId),
    coverFileId,
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    packages: packages.map(({ offer, toSign, toRequest, price, ...content }) => ({
      ...content,
      price: price.toString(),
      offer: offer && { ...offer, terms: termsToJson(offer.terms), epoch: offer.epoch.toString() },
      toRequest: toRequest && termsToJson(toRequest),
      toSign: toSign && { terms: termsToJson(toSign.terms), epoch: toSign.epoch.toString() },
    })),
    toCancel: toCancel.map(termsToJson),
  };
}

export function presentCard(card: ServiceCardRecord): z.input<typeof ServiceCard> {
  const { coverFileId, from, ...rest } = card;
  return { ...rest, coverUrl: coverUrl(coverFileId), from: { ...from, price: from.price.toString() } };
}
