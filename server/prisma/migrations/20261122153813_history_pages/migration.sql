-- CreateIndex
CREATE INDEX "ChainBlock_timestamp_idx" ON "ChainBlock"("timestamp");

-- CreateIndex
CREATE INDEX "ChainEvent_orderId_name_blockNumber_logIndex_idx" ON "ChainEvent"("orderId", "name", "blockNumber", "logIndex");
