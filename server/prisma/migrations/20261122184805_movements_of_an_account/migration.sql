-- Movements are derived from events while the mirror writes them: what was mirrored without them is read again from
-- the chain. Nothing here is anyone's only copy.
TRUNCATE "Checkpoint", "ChainBlock", "ChainEvent", "Order", "Balance", "Movement", "Commitment", "OfferCancellation",
  "SellerEpoch";

-- DropIndex
DROP INDEX "Movement_account_list_idx";

-- DropIndex
DROP INDEX "Movement_orderId_idx";

-- AlterTable
ALTER TABLE "Movement" ADD COLUMN "counterparty" TEXT,
ADD COLUMN "fee" DECIMAL(78,0) NOT NULL;

-- CreateIndex
CREATE INDEX "Movement_account_list_idx" ON "Movement"("account", "at" DESC, "blockNumber" DESC, "logIndex" DESC, "position" DESC, "token", "kind", "incoming", "amount", "fee", "ofBalance");

-- CreateIndex
CREATE INDEX "Movement_orderId_account_idx" ON "Movement"("orderId", "account");
