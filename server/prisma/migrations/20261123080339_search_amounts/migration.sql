-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "coverCrop" JSONB,
ADD COLUMN     "coverFile" TEXT,
ADD COLUMN     "fromAmount" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Service_amount_idx" ON "Service"("state", "fromAmount", "id", "category", "fromToken", "fromPrice", "fastest", "rating", "ordering");

-- What the cards of search show, as each write of a service keeps it from now on. Amounts follow when a server starts: it
-- knows its tokens.
UPDATE "Service" s SET ("coverFile", "coverCrop") = (i."fileId", i."crop")
FROM "ServiceImage" i WHERE i."serviceId" = s."id" AND i."position" = 0;
