import { documentHash, type HoldfastDocument } from "@holdfast/sdk/document";
import { termsToJson } from "@holdfast/sdk/order";
import { formatUnits } from "viem";
import type { AcceptedToken, ServiceContent, ServiceStore } from "../../domain/services/ports.ts";
import { NEWCOMER } from "../../domain/standing/score.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { markStale } from "./mark-stale.ts";
import { readService } from "./read-service.ts";
import { searchServices } from "./search-services.ts";
import { learnWords } from "./search-vocabulary.ts";

/** Services in PostgreSQL. */
export function createServiceStore(db: PrismaClient, tokens: readonly AcceptedToken[]): ServiceStore {
  return {
    async insert(seller, content) {
      const packages = {
        create: content.packages.map((item, index) => ({ ...packageRow(item), tier: index + 1 })),
      };
      const images = { create: imageRows(content) };
      return db.$transaction(async (tx) => {
        const { id } = await tx.service.create({
          data: { ...contentRow(content, tokens), seller, packages, images, score: NEWCOMER },
          select: { id: true },
        });
        // Who had services before has a score of their own: it is copied when the seller is counted again.
        await markStale(tx, [seller]);
        return id;
      });
    },

    async replace(id, { content, kept, state, seen }) {
      return db.$transaction(async (tx) => {
        // First, for it locks the row: who changes it at the same time waits, and then has not seen this.
        const [row] = await tx.service.updateManyAndReturn({
          where: { id, updatedAt: seen },
          data: { ...contentRow(content, tokens), state },
          select: { seller: true },
        });
        if (!row) return false;
        if (state === "published") await learnWords(tx, [content]);
        const before = await tx.package.findMany({ where: { serviceId: id }, include: { offer: true } });
        await tx.serviceImage.deleteMany({ where: { serviceId: id } });
        await tx.serviceImage.createMany({
          data: imageRows(content).map((row) => ({ ...row, serviceId: id })),
        });
        for (const { tier, offer } of before) {
          if (offer && !kept.has(tier)) await retire(tx, { serviceId: id, seller: row.seller, offer });
        }
        await tx.package.deleteMany({ where: { serviceId: id, tier: { gt: content.packages.length } } });
        for (const [index, item] of content.packages.entries()) {
          const tier = index + 1;
          await tx.package.upsert({
            where: { serviceId_tier: { serviceId: id, tier } },
            create: { ...packageRow(item), tier, serviceId: id },
            update: packageRow(item),
          });
        }
        return true;
      });
    },

    find: (id) => readService(db, id),

    search: (search) => searchServices(db, search),

    async publish(id, seen) {
      return db.$transaction(async (tx) => {
        const said = await tx.service.updateManyAndReturn({
          where: { id, updatedAt: seen },
          data: { state: "published" },
          select: { title: true, tags: true, category: true, description: true },
        });
        if (said.length === 0) return false;
        // The first time counts: publishing again must not lift a service above newer ones.
        await tx.service.updateMany({ where: { id, publishedAt: null }, data: { publishedAt: new Date() } });
        await learnWords(tx, said);
        return true;
      });
    },

    async pause(id) {
      await db.service.updateMany({ where: { id, state: { not: "draft" } }, data: { state: "paused" } });
    },

    async putListings({ serviceId, listings, title }) {
      await db.$transaction(async (tx) => {
        for (const listing of listings) await keepListing(tx, { listing, title, serviceId });
      });
    },

    async putOffer({ serviceId, tier, offer, listing, title }) {
      const { terms, epoch, signature, termsHash } = offer;
      const content = documentHash(listing);
      await db.$transaction(async (tx) => {
        await keepListing(tx, { listing, title, serviceId });
        const { id: packageId, offer: before } = await tx.package.findUniqueOrThrow({
          where: { serviceId_tier: { serviceId, tier } },
          select: { id: true, offer: true },
        });
        if (before && before.termsHash !== termsHash) {
          await retire(tx, { serviceId, seller: terms.seller, offer: before });
        }
        const data = {
          terms: termsToJson(terms),
          epoch,
          signature,
          termsHash,
          content,
          validUntil: BigInt(terms.validUntil),
        };
        await tx.offer.upsert({ where: { packageId }, create: { packageId, ...data }, update: data });
        await tx.retiredOffer.deleteMany({ where: { termsHash } });
      });
    },
  };
}

/** The public promise of a package, and its title, by which orders are searched. */
async function keepListing(
  tx: Prisma.TransactionClient,
  { listing, title, serviceId }: { listing: HoldfastDocument; title: string; serviceId: string },
): Promise<void> {
  const { kind, author } = listing;
  const hash = documentHash(listing);
  await tx.document.createMany({
    data: { hash, kind, author, body: { ...listing } as Prisma.InputJsonObject },
    skipDuplicates: true,
  });
  await tx.listing.createMany({
    data: { content: hash, seller: author, source: "service", title, serviceId },
    skipDuplicates: true,
  });
}

async function retire(
  tx: Prisma.TransactionClient,
  { serviceId, seller, offer }: { serviceId: string; seller: string; offer: Prisma.OfferGetPayload<object> },
): Promise<void> {
  const { termsHash, terms, epoch, validUntil, packageId } = offer;
  const data = { termsHash, serviceId, seller, terms: terms as Prisma.InputJsonObject, epoch, validUntil };
  await tx.retiredOffer.createMany({ data, skipDuplicates: true });
  await tx.offer.deleteMany({ where: { packageId } });
}

function contentRow(content: ServiceContent, tokens: readonly AcceptedToken[]) {
  const { title, description, category, tags, ordering, questions, images } = content;
  const [cover] = images;
  return {
    ...{ title, description, category, tags, ordering, questions, ...offered(content, tokens) },
    ...{ coverFile: cover?.fileId ?? null, coverCrop: cover?.crop ?? Prisma.DbNull },
  };
}

/** What search sorts and filters by, and its cards show: the cheapest package in the token of the first; the fastest of all. */
function offered({ packages }: ServiceContent, tokens: readonly AcceptedToken[]) {
  const fromToken = packages[0]?.token ?? null;
  const decimals = tokens.find(({ address }) => address === fromToken)?.decimals ?? 0;
  const [from] = packages
    .filter(({ token }) => token === fromToken)
    .toSorted((a, b) => Number(a.price > b.price) - Number(a.price < b.price));
  return {
    fromToken,
    fromPrice: from?.price.toString() ?? null,
    fromAmount: Number(formatUnits(from?.price ?? 0n, decimals)),
    fromDelivery: from?.deliveryTime ?? null,
    fastest: packages.length === 0 ? null : Math.min(...packages.map(({ deliveryTime }) => deliveryTime)),
  };
}

function imageRows({ images }: ServiceContent) {
  return images.map(({ fileId, crop, alt }, position) => ({
    ...{ fileId, alt, position },
    crop: crop ?? Prisma.DbNull,
  }));
}

function packageRow({ price, ...rest }: ServiceContent["packages"][number]) {
  return { ...rest, price: price.toString() };
}
