-- DropIndex
DROP INDEX "Service_state_category_publishedAt_id_idx";

-- DropIndex
DROP INDEX "Service_state_publishedAt_id_idx";

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "weighted" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Service_score_idx" ON "Service"("state", "score" DESC, "id" DESC, "category", "fromToken", "fromPrice", "fastest", "rating", "ordering");

-- CreateIndex
CREATE INDEX "Service_category_idx" ON "Service"("state", "category", "score" DESC, "id" DESC, "fromToken", "fromPrice", "fastest", "rating", "ordering");

-- CreateIndex
CREATE INDEX "Service_newest_idx" ON "Service"("state", "publishedAt" DESC, "id" DESC, "category", "fromToken", "fromPrice", "fastest", "rating", "ordering");

-- CreateIndex
CREATE INDEX "Service_rating_idx" ON "Service"("state", "weighted" DESC, "id" DESC, "category", "fromToken", "fromPrice", "fastest", "rating", "ordering");

-- CreateIndex
CREATE INDEX "Service_price_idx" ON "Service"("state", "fromToken", "fromPrice", "id", "category", "fastest", "rating", "ordering");
