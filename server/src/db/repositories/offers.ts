import type { Address, Hash } from "viem";
import type { OfferFacts } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";

/** What the mirror knows of offers. */
export function createOfferFacts(db: PrismaClient): OfferFacts {
  return {
    async epochsOf(sellers) {
      const rows = await db.sellerEpoch.findMany({ where: { seller: { in: [...sellers] } } });
      return new Map(rows.map(({ seller, epoch }) => [seller as Address, epoch]));
    },
    async cancelledBy(sellers, offers) {
      if (offers.length === 0) return new Map();
      const where = { seller: { in: [...sellers] }, offer: { in: [...offers] } };
      const rows = await db.offerCancellation.findMany({ where });
      const bySeller = Map.groupBy(rows, ({ seller }) => seller as Address);
      return new Map(
        [...bySeller].map(([seller, own]) => [seller, new Set(own.map(({ offer }) => offer as Hash))]),
      );
    },
  };
}
