import { termsToJson } from "@holdfast/sdk/order";
import type { z } from "zod";
import { cutName } from "../../domain/files/crop.ts";
import type { ServiceCardRecord, ServiceImage } from "../../domain/services/ports.ts";
import type { ServiceView } from "../../domain/services/view-service.ts";
import type { Service, ServiceCard } from "../schema/services.ts";

/** Where a service's picture lies, or null. */
export function coverUrl(image: Pick<ServiceImage, "fileId" | "crop"> | null): string | null {
  if (image === null) return null;
  const cut = cutName(image.crop);
  return `/api/files/${image.fileId}/cover${cut === null ? "" : `?cut=${cut}`}`;
}

export function presentService(view: ServiceView): z.input<typeof Service> {
  const { packages, toCancel, images, createdAt, publishedAt, ...rest } = view;
  return {
    ...rest,
    coverUrl: coverUrl(images[0] ?? null),
    images: images.map((image) => ({ ...image, url: coverUrl(image) ?? "" })),
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
  const { cover, from, ...rest } = card;
  return { ...rest, coverUrl: coverUrl(cover), from: { ...from, price: from.price.toString() } };
}
