import type { Hash } from "viem";
import type { OfferFacts } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";

/** What the mirror knows of offers. */
export function createOfferFacts(db: PrismaClient): OfferFacts {
  return {
    async epochOf(seller) {
      return (await db.sellerEpoch.findUnique({ where: { seller } }))?.epoch ?? 0n;
    },
    async cancelled(seller, offers) {
      if (offers.length === 0) return new Set();
      const rows = await db.offerCancellation.findMany({ where: { seller, offer: { in: [...offers] } } });
      return new Set(rows.map(({ offer }) => offer as Hash));
    },
  };
}
