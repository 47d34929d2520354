import { termsToJson } from "@holdfast/sdk/order";
import type { z } from "zod";
import type { ServiceCardRecord } from "../../domain/services/ports.ts";
import type { ServiceView } from "../../domain/services/view-service.ts";
import { presentPerson } from "../accounts/present.ts";
import { coverUrl } from "../files/cover-url.ts";
import type { Service, ServiceCard } from "../schema/services.ts";

export function presentService(view: ServiceView): z.input<typeof Service> {
  const { packages, toCancel, images, seller, createdAt, publishedAt, ...rest } = view;
  return {
    ...rest,
    seller: presentPerson(seller),
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
    seller: presentPerson(seller),
    coverUrl: coverUrl(cover),
    from: { ...from, price: from.price.toString() },
  };
}
