-- CreateIndex
CREATE INDEX "Order_seller_status_idx" ON "Order"("seller", "status");
