-- CreateTable
CREATE TABLE "RetiredQuote" (
    "termsHash" TEXT NOT NULL,
    "quoteId" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "epoch" BIGINT NOT NULL,
    "content" TEXT NOT NULL,
    "validUntil" BIGINT NOT NULL,
    "retiredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RetiredQuote_pkey" PRIMARY KEY ("termsHash")
);

-- CreateIndex
CREATE UNIQUE INDEX "RetiredQuote_content_key" ON "RetiredQuote"("content");

-- CreateIndex
CREATE INDEX "RetiredQuote_quoteId_idx" ON "RetiredQuote"("quoteId");

-- CreateIndex
CREATE INDEX "Quote_brief_idx" ON "Quote"("brief");

-- CreateIndex
CREATE INDEX "Quote_validUntil_idx" ON "Quote"("validUntil");

-- AddForeignKey
ALTER TABLE "RetiredQuote" ADD CONSTRAINT "RetiredQuote_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;
