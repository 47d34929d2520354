-- AlterTable
ALTER TABLE "Service" ADD COLUMN     "ordering" TEXT NOT NULL DEFAULT 'instant';

-- CreateTable
CREATE TABLE "Message" (
    "orderId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("orderId","number")
);

-- CreateTable
CREATE TABLE "MessageFile" (
    "orderId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,

    CONSTRAINT "MessageFile_pkey" PRIMARY KEY ("orderId","number","position")
);

-- CreateTable
CREATE TABLE "ReadMark" (
    "orderId" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "ReadMark_pkey" PRIMARY KEY ("orderId","account")
);

-- CreateTable
CREATE TABLE "HelpRequest" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMP(3),
    "closedBy" TEXT,

    CONSTRAINT "HelpRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "round" BIGINT NOT NULL,
    "message" JSONB NOT NULL,
    "content" TEXT,
    "signature" TEXT NOT NULL,
    "validUntil" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended" TEXT,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Listing" (
    "content" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "serviceId" TEXT,

    CONSTRAINT "Listing_pkey" PRIMARY KEY ("content")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "orderId" TEXT,
    "data" JSONB NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotifiedUpTo" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "blockNumber" BIGINT NOT NULL,
    "logIndex" INTEGER NOT NULL,

    CONSTRAINT "NotifiedUpTo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "orderId" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("orderId","account")
);

-- CreateTable
CREATE TABLE "EmailAddress" (
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "confirmHash" TEXT,
    "confirmExpiresAt" TIMESTAMP(3),
    "confirmedAt" TIMESTAMP(3),
    "unsubscribeToken" TEXT NOT NULL,

    CONSTRAINT "EmailAddress_pkey" PRIMARY KEY ("account")
);

-- CreateIndex
CREATE UNIQUE INDEX "Message_orderId_author_key_key" ON "Message"("orderId", "author", "key");

-- CreateIndex
CREATE INDEX "MessageFile_fileId_idx" ON "MessageFile"("fileId");

-- CreateIndex
CREATE INDEX "HelpRequest_orderId_createdAt_idx" ON "HelpRequest"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "HelpRequest_closedAt_createdAt_idx" ON "HelpRequest"("closedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Proposal_orderId_createdAt_idx" ON "Proposal"("orderId", "createdAt");

-- CreateIndex
CREATE INDEX "Listing_title_trgm_idx" ON "Listing" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Notification_account_id_idx" ON "Notification"("account", "id" DESC);

-- CreateIndex
CREATE INDEX "Notification_account_readAt_idx" ON "Notification"("account", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_account_key_key" ON "Notification"("account", "key");

-- CreateIndex
CREATE INDEX "Reminder_at_idx" ON "Reminder"("at");

-- CreateIndex
CREATE UNIQUE INDEX "EmailAddress_unsubscribeToken_key" ON "EmailAddress"("unsubscribeToken");

-- AddForeignKey
ALTER TABLE "MessageFile" ADD CONSTRAINT "MessageFile_orderId_number_fkey" FOREIGN KEY ("orderId", "number") REFERENCES "Message"("orderId", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageFile" ADD CONSTRAINT "MessageFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is offered already can be searched by its title too.
INSERT INTO "Listing" ("content", "seller", "source", "title", "serviceId")
SELECT "hash", "author", 'service', "body" #>> '{extra,service,title}', "body" #>> '{extra,service,id}'
FROM "Document"
WHERE "kind" = 'listing' AND "body" #>> '{extra,service,title}' IS NOT NULL;
