import type { Address, Hash } from "viem";
import type { OfferFacts } from "../../domain/services/ports.ts";
import type { PrismaClient } from "../client.ts";

/** What the mirror knows of offers. */
export function createOfferFacts(db: PrismaClient): OfferFacts {
  return {
    async of(sellers, offers) {
      const rows = await db.$queryRaw<{ seller: Address; epoch: bigint; cancelled: Hash[] }[]>`
        SELECT asked.seller, coalesce(e."epoch", 0) AS epoch,
          ARRAY(SELECT c."offer" FROM "OfferCancellation" c
            WHERE c."seller" = asked.seller AND c."offer" = ANY(${[...offers]}::text[])) AS cancelled
        FROM unnest(${[...sellers]}::text[]) AS asked(seller)
        LEFT JOIN "SellerEpoch" e ON e."seller" = asked.seller`;
      return new Map(
        rows.map(({ seller, epoch, cancelled }) => [seller, { epoch, cancelled: new Set(cancelled) }]),
      );
    },
  };
}
