import type { TermsJson } from "@holdfast/sdk/order";
import { termsFromJson } from "@holdfast/sdk/order";
import type { Address, Hash, Hex } from "viem";
import type {
  Ordering,
  PackageRecord,
  Question,
  ServiceRecord,
  ServiceState,
  SignedOffer,
} from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { storedAvatar, storedCrop } from "./values.ts";

/** As the statement below makes it: amounts and epochs as texts, for JSON has no numbers of their size. */
type OfferJson = { terms: TermsJson; epoch: string; signature: Hex; termsHash: Hash };
type PackageJson = Omit<PackageRecord, "price" | "offer"> & { price: string; offer: OfferJson | null };
type Row = {
  id: string;
  seller: string;
  state: string;
  title: string;
  description: string;
  category: string;
  tags: string[];
  questions: Prisma.JsonValue;
  ordering: string;
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  name: string;
  bio: string;
  avatarId: string | null;
  avatarCut: Prisma.JsonValue;
  completedOrders: number;
  packages: PackageJson[];
  retired: Omit<OfferJson, "signature">[];
  images: { fileId: string; crop: Prisma.JsonValue; alt: string }[];
};

/** A service whole, in one round trip: its page is what most visitors see first. */
export async function readService(db: PrismaClient, id: string): Promise<ServiceRecord | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s."id", s."seller", s."state", s."title", s."description", s."category", s."tags", s."questions",
      s."ordering", s."createdAt", s."updatedAt", s."publishedAt",
      a."name", a."bio", a."avatarId", a."avatarCut", coalesce(t."completed", 0) AS "completedOrders",
      (SELECT coalesce(json_agg(json_build_object(
          'tier', p."tier", 'name', p."name", 'description', p."description", 'token', p."token",
          'price', p."price"::text, 'deliveryTime', p."deliveryTime", 'revisions', p."revisions",
          'features', p."features",
          'offer', (SELECT json_build_object('terms', f."terms", 'epoch', f."epoch"::text,
            'signature', f."signature", 'termsHash', f."termsHash") FROM "Offer" f WHERE f."packageId" = p."id")
        ) ORDER BY p."tier"), '[]') FROM "Package" p WHERE p."serviceId" = s."id") AS packages,
      (SELECT coalesce(json_agg(json_build_object(
          'terms', r."terms", 'epoch', r."epoch"::text, 'termsHash', r."termsHash") ORDER BY r."retiredAt"), '[]')
        FROM "RetiredOffer" r WHERE r."serviceId" = s."id") AS retired,
      (SELECT coalesce(json_agg(json_build_object('fileId', i."fileId", 'crop', i."crop", 'alt', i."alt")
          ORDER BY i."position"), '[]') FROM "ServiceImage" i WHERE i."serviceId" = s."id") AS images
    FROM "Service" s
    JOIN "Account" a ON a."address" = s."seller"
    LEFT JOIN "Standing" t ON t."account" = s."seller"
    WHERE s."id" = ${id}`;
  if (!row) return null;
  const { title, description, category, tags, createdAt, updatedAt, publishedAt } = row;
  return {
    ...{ id, title, description, category, tags, createdAt, updatedAt, publishedAt },
    images: row.images.map(({ fileId, crop, alt }) => ({ fileId, alt, crop: storedCrop(crop) })),
    // Only the service store writes these columns.
    state: row.state as ServiceState,
    ordering: row.ordering as Ordering,
    questions: row.questions as unknown as Question[],
    packages: row.packages.map(({ price, offer, ...rest }) => ({
      ...rest,
      price: BigInt(price),
      offer: offer && { ...toRetired(offer), signature: offer.signature },
    })),
    seller: {
      address: row.seller as Address,
      name: row.name,
      bio: row.bio,
      avatar: storedAvatar(row),
      completedOrders: row.completedOrders,
    },
    retired: row.retired.map(toRetired),
  };
}

function toRetired({
  terms,
  epoch,
  termsHash,
}: Omit<OfferJson, "signature">): Omit<SignedOffer, "signature"> {
  return { terms: termsFromJson(terms), epoch: BigInt(epoch), termsHash };
}
