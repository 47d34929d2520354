import { termsToJson } from "@holdfast/sdk/order";
import type { z } from "zod";
import type { Avatar } from "../../domain/accounts/ports.ts";
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

/** Where a person's own picture lies, as large as any page shows it. */
export function avatarUrl(avatar: Avatar | null): string | null {
  const url = coverUrl(avatar);
  return url && `${url}${url.includes("?") ? "&" : "?"}width=320`;
}

export function presentService(view: ServiceView): z.input<typeof Service> {
  const { packages, toCancel, images, seller, createdAt, publishedAt, ...rest } = view;
  return {
    ...rest,
    seller: { ...seller, avatar: avatarUrl(seller.avatar) },
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
  const { cover, seller, from, ...rest } = card;
  return {
    ...rest,
    seller: { ...seller, avatar: avatarUrl(seller.avatar) },
    coverUrl: coverUrl(cover),
    from: { ...from, price: from.price.toString() },
  };
}
