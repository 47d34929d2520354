-- DropIndex
DROP INDEX "Order_arbiter_status_updatedAt_id_idx";

-- DropIndex
DROP INDEX "Order_client_updatedAt_id_idx";

-- DropIndex
DROP INDEX "Order_content_idx";

-- DropIndex
DROP INDEX "Order_seller_status_idx";

-- DropIndex
DROP INDEX "Order_seller_updatedAt_id_idx";

-- AlterTable
ALTER TABLE "Listing" ADD COLUMN     "client" TEXT;

-- CreateIndex
CREATE INDEX "Account_name_trgm_idx" ON "Account" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Listing_source_client_idx" ON "Listing"("source", "client");

-- CreateIndex
CREATE INDEX "Listing_source_seller_idx" ON "Listing"("source", "seller");

-- CreateIndex
CREATE INDEX "Order_client_list_idx" ON "Order"("client", "status", "updatedAt" DESC, "id", "request", "due", "placedAt", "token", "price");

-- CreateIndex
CREATE INDEX "Order_seller_list_idx" ON "Order"("seller", "status", "updatedAt" DESC, "id", "request", "due", "placedAt", "token", "price");

-- CreateIndex
CREATE INDEX "Order_arbiter_list_idx" ON "Order"("arbiter", "status", "updatedAt" DESC, "id", "request", "due", "placedAt", "token", "price");

-- CreateIndex
CREATE INDEX "Order_client_content_id_idx" ON "Order"("client", "content", "id");

-- CreateIndex
CREATE INDEX "Order_seller_content_id_idx" ON "Order"("seller", "content", "id");

-- CreateIndex
CREATE INDEX "Order_client_seller_id_idx" ON "Order"("client", "seller", "id");
