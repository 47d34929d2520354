import type { Address } from "viem";
import type { ServiceCardRecord, ServiceState } from "../../domain/services/ports.ts";
import { Prisma } from "../generated/client.ts";
import { storedAvatar, storedCrop } from "./values.ts";

/** What a card shows of a service, as JSON has it; `key` is where it stands in its order. */
export type CardRow = {
  id: string;
  key: string;
  state: string;
  title: string;
  category: string;
  coverFile: string | null;
  coverCrop: Prisma.JsonValue;
  seller: string;
  name: string;
  avatarId: string | null;
  avatarCut: Prisma.JsonValue;
  price: string;
  token: string;
  deliveryTime: number;
  completed: number;
  rating: number | null;
  reviews: number;
};

/** How the services of a page are found again: by id, or where in the table they stand, within one statement. */
export const BY_ID = Prisma.sql`s."id" = page.id`;
export const BY_PLACE = Prisma.sql`s.ctid = page.tid`;

/** A JSON array of cards, of rows "page" with `key` and `place`, and what they are found again by; null when there is none. */
export function cardsBy(by: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT json_agg(card) FROM (
    SELECT page.key, s."id", s."state", s."title", s."category", s."seller", a."name", a."avatarId", a."avatarCut",
      s."rating", s."reviews", s."completed", s."coverFile", s."coverCrop",
      s."fromPrice"::text AS price, s."fromToken" AS token, s."fromDelivery" AS "deliveryTime"
    FROM page
    JOIN "Service" s ON ${by}
    JOIN "Account" a ON a."address" = s."seller"
    ORDER BY page.place
  ) card)`;
}

export function toCard(row: CardRow): ServiceCardRecord {
  const { id, title, category, coverFile, price, token, deliveryTime, completed, rating, reviews } = row;
  return {
    id,
    title,
    category,
    cover: coverFile === null ? null : { fileId: coverFile, crop: storedCrop(row.coverCrop) },
    state: row.state as ServiceState,
    seller: { address: row.seller as Address, name: row.name, avatar: storedAvatar(row) },
    from: { price: BigInt(price), token: token as Address, deliveryTime },
    completedOrders: completed,
    rating: rating === null ? null : { average: rating, reviews },
  };
}
