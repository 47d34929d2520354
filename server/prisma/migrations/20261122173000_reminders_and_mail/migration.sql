-- AlterTable
ALTER TABLE "EmailAddress" ADD COLUMN     "mailedUpTo" TEXT;

-- CreateIndex
CREATE INDEX "Order_status_due_idx" ON "Order"("status", "due");

-- CreateIndex
CREATE INDEX "Order_respondBy_idx" ON "Order"("respondBy");
