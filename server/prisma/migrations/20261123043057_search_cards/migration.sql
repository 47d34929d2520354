-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "completed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fromDelivery" INTEGER,
ADD COLUMN     "reviews" INTEGER NOT NULL DEFAULT 0;

-- What the cards of search show, as each write of a service and each count of a seller keeps it from now on.
UPDATE "Service" s SET "fromDelivery" = (
  SELECT p."deliveryTime" FROM "Package" p
  WHERE p."serviceId" = s."id" AND p."token" = s."fromToken" ORDER BY p."price", p."tier" LIMIT 1
);
UPDATE "Service" s SET "completed" = t."completed",
  "reviews" = coalesce((SELECT sum(n)::int FROM unnest(t."stars") AS u(n)), 0)
FROM "Standing" t WHERE t."account" = s."seller";

-- Words that many services have are looked for among those of the best sellers first: the conditions are those of
-- server/src/db/repositories/search-order.ts. A newcomer's score is 0.73 (docs/ranking.md).
CREATE INDEX "Service_search_best_idx" ON "Service" USING GIN ("search") WITH (fastupdate = off) WHERE "score" >= 0.79;
CREATE INDEX "Service_search_good_idx" ON "Service" USING GIN ("search") WITH (fastupdate = off) WHERE "score" >= 0.75;
