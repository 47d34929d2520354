import type { Prisma } from "../generated/client.ts";

/** What search sorts and filters by stands in each service: its seller's score and average stars. */
export async function copyToServices(
  tx: Prisma.TransactionClient,
  sellers: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Service" v SET "score" = t."score", "rating" = t."rating"
    FROM (
      SELECT s."account", s."score", (
        SELECT sum(n * stars)::float8 / nullif(sum(n), 0) FROM unnest(s."stars") WITH ORDINALITY AS u(n, stars)
      ) AS "rating"
      FROM "Standing" s WHERE s."account" = ANY(${[...sellers]}::text[])
    ) t
    WHERE v."seller" = t."account" AND (v."score", v."rating") IS DISTINCT FROM (t."score", t."rating")`;
}
