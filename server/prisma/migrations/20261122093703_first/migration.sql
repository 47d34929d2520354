-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- Similarity of words, for searches with typing errors. Prisma's language knows no functions: by hand.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What a service is found by. array_to_string is not marked immutable because of types whose text form can change.
-- That of text cannot, and a generated column takes immutable functions only.
CREATE FUNCTION service_search(title TEXT, tags TEXT[], category TEXT, description TEXT) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN
    setweight(to_tsvector('english'::regconfig, title), 'A') ||
    setweight(to_tsvector('english'::regconfig, array_to_string(tags, ' ')), 'B') ||
    setweight(to_tsvector('english'::regconfig, category), 'B') ||
    setweight(to_tsvector('english'::regconfig, description), 'C');

-- CreateTable
CREATE TABLE "Checkpoint" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "chainId" INTEGER NOT NULL,
    "escrow" TEXT NOT NULL,
    "startBlock" BIGINT NOT NULL,
    "blockNumber" BIGINT NOT NULL,
    "blockHash" TEXT NOT NULL,

    CONSTRAINT "Checkpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChainBlock" (
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "parentHash" TEXT NOT NULL,
    "timestamp" BIGINT NOT NULL,

    CONSTRAINT "ChainBlock_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "ChainEvent" (
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "txHash" TEXT NOT NULL,
    "txFrom" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "args" JSONB NOT NULL,
    "orderId" TEXT,

    CONSTRAINT "ChainEvent_pkey" PRIMARY KEY ("blockNumber","logIndex")
);

-- CreateTable
CREATE TABLE "Order" (
    "id" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "arbiter" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "price" DECIMAL(78,0) NOT NULL,
    "terms" JSONB NOT NULL,
    "content" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "request" INTEGER NOT NULL,
    "revisionsUsed" INTEGER NOT NULL,
    "flags" INTEGER NOT NULL,
    "round" BIGINT NOT NULL,
    "due" BIGINT NOT NULL,
    "respondBy" BIGINT NOT NULL,
    "remaining" DECIMAL(78,0) NOT NULL,
    "paidIn" DECIMAL(78,0) NOT NULL,
    "toSeller" DECIMAL(78,0) NOT NULL,
    "toClient" DECIMAL(78,0) NOT NULL,
    "platformFees" DECIMAL(78,0) NOT NULL,
    "arbiterFees" DECIMAL(78,0) NOT NULL,
    "placedAt" BIGINT NOT NULL,
    "startedAt" BIGINT,
    "deliveredAt" BIGINT,
    "finishedAt" BIGINT,
    "updatedAt" BIGINT NOT NULL,
    "lastBlock" BIGINT NOT NULL,

    CONSTRAINT "Order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Balance" (
    "account" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "amount" DECIMAL(78,0) NOT NULL,

    CONSTRAINT "Balance_pkey" PRIMARY KEY ("account","token")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "author" TEXT NOT NULL,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("blockNumber","logIndex","author")
);

-- CreateTable
CREATE TABLE "OfferCancellation" (
    "seller" TEXT NOT NULL,
    "offer" TEXT NOT NULL,

    CONSTRAINT "OfferCancellation_pkey" PRIMARY KEY ("seller","offer")
);

-- CreateTable
CREATE TABLE "SellerEpoch" (
    "seller" TEXT NOT NULL,
    "epoch" BIGINT NOT NULL,

    CONSTRAINT "SellerEpoch_pkey" PRIMARY KEY ("seller")
);

-- CreateTable
CREATE TABLE "Account" (
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "bio" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "SignInNonce" (
    "nonce" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInNonce_pkey" PRIMARY KEY ("nonce")
);

-- CreateTable
CREATE TABLE "Service" (
    "id" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "tags" TEXT[],
    "questions" JSONB NOT NULL,
    "coverFileId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "publishedAt" TIMESTAMP(3),
    "search" tsvector GENERATED ALWAYS AS (service_search("title", "tags", "category", "description")) STORED,

    CONSTRAINT "Service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Package" (
    "id" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "price" DECIMAL(78,0) NOT NULL,
    "deliveryTime" INTEGER NOT NULL,
    "revisions" INTEGER NOT NULL,
    "features" TEXT[],

    CONSTRAINT "Package_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Offer" (
    "packageId" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "epoch" BIGINT NOT NULL,
    "signature" TEXT NOT NULL,
    "termsHash" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "validUntil" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("packageId")
);

-- CreateTable
CREATE TABLE "RetiredOffer" (
    "termsHash" TEXT NOT NULL,
    "serviceId" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "epoch" BIGINT NOT NULL,
    "validUntil" BIGINT NOT NULL,
    "retiredAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RetiredOffer_pkey" PRIMARY KEY ("termsHash")
);

-- CreateTable
CREATE TABLE "Document" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "orderId" TEXT,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "DocumentFile" (
    "documentHash" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "DocumentFile_pkey" PRIMARY KEY ("documentHash","fileId")
);

-- CreateTable
CREATE TABLE "File" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ruling" (
    "orderId" TEXT NOT NULL,
    "arbiter" TEXT NOT NULL,
    "sellerAmount" DECIMAL(78,0) NOT NULL,
    "content" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ruling_pkey" PRIMARY KEY ("orderId")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "ChainBlock_hash_key" ON "ChainBlock"("hash");

-- CreateIndex
CREATE INDEX "ChainEvent_orderId_blockNumber_logIndex_idx" ON "ChainEvent"("orderId", "blockNumber", "logIndex");

-- CreateIndex
CREATE INDEX "ChainEvent_name_blockNumber_logIndex_idx" ON "ChainEvent"("name", "blockNumber", "logIndex");

-- CreateIndex
CREATE INDEX "ChainEvent_txHash_idx" ON "ChainEvent"("txHash");

-- CreateIndex
CREATE INDEX "Order_client_updatedAt_id_idx" ON "Order"("client", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Order_seller_updatedAt_id_idx" ON "Order"("seller", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Order_arbiter_status_updatedAt_id_idx" ON "Order"("arbiter", "status", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Order_content_idx" ON "Order"("content");

-- CreateIndex
CREATE INDEX "Order_lastBlock_idx" ON "Order"("lastBlock");

-- CreateIndex
CREATE INDEX "Commitment_hash_idx" ON "Commitment"("hash");

-- CreateIndex
CREATE INDEX "Commitment_orderId_idx" ON "Commitment"("orderId");

-- CreateIndex
CREATE INDEX "Session_address_idx" ON "Session"("address");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "SignInNonce_expiresAt_idx" ON "SignInNonce"("expiresAt");

-- CreateIndex
CREATE INDEX "Service_search_idx" ON "Service" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Service_title_trgm_idx" ON "Service" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Service_state_category_publishedAt_id_idx" ON "Service"("state", "category", "publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Service_state_publishedAt_id_idx" ON "Service"("state", "publishedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Service_seller_updatedAt_idx" ON "Service"("seller", "updatedAt" DESC);

-- CreateIndex
CREATE INDEX "Package_token_price_idx" ON "Package"("token", "price");

-- CreateIndex
CREATE UNIQUE INDEX "Package_serviceId_tier_key" ON "Package"("serviceId", "tier");

-- CreateIndex
CREATE INDEX "RetiredOffer_serviceId_idx" ON "RetiredOffer"("serviceId");

-- CreateIndex
CREATE INDEX "Document_orderId_createdAt_idx" ON "Document"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "Document_author_createdAt_idx" ON "Document"("author", "createdAt");

-- CreateIndex
CREATE INDEX "DocumentFile_fileId_idx" ON "DocumentFile"("fileId");

-- CreateIndex
CREATE INDEX "File_owner_createdAt_idx" ON "File"("owner", "createdAt");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- AddForeignKey
ALTER TABLE "ChainEvent" ADD CONSTRAINT "ChainEvent_blockNumber_fkey" FOREIGN KEY ("blockNumber") REFERENCES "ChainBlock"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_address_fkey" FOREIGN KEY ("address") REFERENCES "Account"("address") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_seller_fkey" FOREIGN KEY ("seller") REFERENCES "Account"("address") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Service" ADD CONSTRAINT "Service_coverFileId_fkey" FOREIGN KEY ("coverFileId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Package" ADD CONSTRAINT "Package_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_packageId_fkey" FOREIGN KEY ("packageId") REFERENCES "Package"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RetiredOffer" ADD CONSTRAINT "RetiredOffer_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "Service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_documentHash_fkey" FOREIGN KEY ("documentHash") REFERENCES "Document"("hash") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentFile" ADD CONSTRAINT "DocumentFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
