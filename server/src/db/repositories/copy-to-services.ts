import type { Prisma } from "../generated/client.ts";

/** What search sorts and filters by and its cards show, of a seller; `rating` null without a review. */
export type SellerMarks = {
  account: string;
  score: number;
  weighted: number;
  rating: number | null;
  /** Visible ones of them. */
  reviews: number;
  /** Orders. */
  completed: number;
};

/** Writes it into each of their services. */
export async function copyToServices(
  tx: Prisma.TransactionClient,
  sellers: readonly SellerMarks[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Service" s SET ("score", "weighted", "rating", "reviews", "completed")
      = (t."score", t."weighted", t."rating", t."reviews", t."completed")
    FROM json_to_recordset(${JSON.stringify(sellers)}::json)
      AS t("account" text, "score" float8, "weighted" float8, "rating" float8, "reviews" int, "completed" int)
    WHERE s."seller" = t."account"
      AND (s."score", s."weighted", s."rating", s."reviews", s."completed")
        IS DISTINCT FROM (t."score", t."weighted", t."rating", t."reviews", t."completed")`;
}
