-- Only the expression of "Job"."search" is by hand.
-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "avatarId" TEXT;

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "cancelCause" INTEGER,
ADD COLUMN     "onTime" BOOLEAN,
ADD COLUMN     "takenAt" BIGINT;

-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "fastest" INTEGER,
ADD COLUMN     "fromPrice" DECIMAL(78,0),
ADD COLUMN     "fromToken" TEXT,
ADD COLUMN     "rating" DOUBLE PRECISION,
ADD COLUMN     "score" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Movement" (
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "orderId" TEXT,
    "amount" DECIMAL(78,0) NOT NULL,
    "incoming" BOOLEAN NOT NULL,
    "ofBalance" DECIMAL(78,0) NOT NULL,
    "at" BIGINT NOT NULL,
    "txHash" TEXT NOT NULL,

    CONSTRAINT "Movement_pkey" PRIMARY KEY ("blockNumber","logIndex","position")
);

-- CreateTable
CREATE TABLE "ServiceImage" (
    "serviceId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "crop" JSONB,
    "alt" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ServiceImage_pkey" PRIMARY KEY ("serviceId","position")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "jobId" TEXT,
    "serviceId" TEXT,
    "title" TEXT NOT NULL,
    "brief" TEXT NOT NULL,
    "token" TEXT,
    "budget" DECIMAL(78,0),
    "neededBy" TIMESTAMP(3),
    "state" TEXT NOT NULL DEFAULT 'asked',
    "words" TEXT NOT NULL DEFAULT '',
    "terms" JSONB,
    "epoch" BIGINT,
    "signature" TEXT,
    "termsHash" TEXT,
    "content" TEXT,
    "validUntil" BIGINT,
    "shortlisted" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "quotedAt" TIMESTAMP(3),
    "acceptedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteQuestion" (
    "quoteId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "QuoteQuestion_pkey" PRIMARY KEY ("quoteId","author")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "tags" TEXT[],
    "brief" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "budget" DECIMAL(78,0) NOT NULL,
    "neededBy" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "closedAt" TIMESTAMP(3),
    "search" tsvector GENERATED ALWAYS AS (service_search("title", "tags", "category", "description")) STORED,

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "orderId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "serviceId" TEXT,
    "stars" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "signedAt" BIGINT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "visibleAt" TIMESTAMP(3) NOT NULL,
    "reply" TEXT,
    "replySignedAt" BIGINT,
    "replySignature" TEXT,
    "repliedAt" TIMESTAMP(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("orderId","author")
);

-- CreateTable
CREATE TABLE "Standing" (
    "account" TEXT NOT NULL,
    "stars" INTEGER[] DEFAULT ARRAY[0, 0, 0, 0, 0]::INTEGER[],
    "completed" INTEGER NOT NULL DEFAULT 0,
    "ended" INTEGER NOT NULL DEFAULT 0,
    "cancelledAlone" INTEGER NOT NULL DEFAULT 0,
    "cancelledAgreed" INTEGER NOT NULL DEFAULT 0,
    "onTime" INTEGER NOT NULL DEFAULT 0,
    "late" INTEGER NOT NULL DEFAULT 0,
    "responseTime" INTEGER,
    "score" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "clientStars" INTEGER[] DEFAULT ARRAY[0, 0, 0, 0, 0]::INTEGER[],
    "clientCompleted" INTEGER NOT NULL DEFAULT 0,
    "clientEnded" INTEGER NOT NULL DEFAULT 0,
    "clientCancelled" INTEGER NOT NULL DEFAULT 0,
    "clientDisputed" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Standing_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "StaleStanding" (
    "account" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaleStanding_pkey" PRIMARY KEY ("account")
);

-- CreateIndex
CREATE INDEX "Movement_account_list_idx" ON "Movement"("account", "blockNumber" DESC, "logIndex" DESC, "position" DESC);

-- CreateIndex
CREATE INDEX "Movement_orderId_idx" ON "Movement"("orderId");

-- CreateIndex
CREATE INDEX "ServiceImage_fileId_idx" ON "ServiceImage"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_termsHash_key" ON "Quote"("termsHash");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_content_key" ON "Quote"("content");

-- CreateIndex
CREATE INDEX "Quote_client_updatedAt_id_idx" ON "Quote"("client", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Quote_seller_updatedAt_id_idx" ON "Quote"("seller", "updatedAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_jobId_seller_key" ON "Quote"("jobId", "seller");

-- CreateIndex
CREATE INDEX "Job_search_idx" ON "Job" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Job_state_createdAt_id_idx" ON "Job"("state", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Job_state_category_createdAt_id_idx" ON "Job"("state", "category", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Job_client_createdAt_id_idx" ON "Job"("client", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Review_subject_side_visibleAt_orderId_idx" ON "Review"("subject", "side", "visibleAt" DESC, "orderId");

-- CreateIndex
CREATE INDEX "Review_serviceId_visibleAt_orderId_idx" ON "Review"("serviceId", "visibleAt" DESC, "orderId");

-- CreateIndex
CREATE INDEX "Review_visibleAt_idx" ON "Review"("visibleAt");

-- CreateIndex
CREATE INDEX "StaleStanding_since_idx" ON "StaleStanding"("since");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_avatarId_fkey" FOREIGN KEY ("avatarId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceImage" ADD CONSTRAINT "ServiceImage_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceImage" ADD CONSTRAINT "ServiceImage_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "Job"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteQuestion" ADD CONSTRAINT "QuoteQuestion_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;
