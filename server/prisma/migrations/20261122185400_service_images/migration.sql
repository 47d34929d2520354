-- A service's one picture becomes the first of its pictures.
INSERT INTO "ServiceImage" ("serviceId", "position", "fileId")
SELECT "id", 0, "coverFileId" FROM "Service" WHERE "coverFileId" IS NOT NULL;

-- DropForeignKey
ALTER TABLE "Service" DROP CONSTRAINT "Service_coverFileId_fkey";

-- AlterTable
ALTER TABLE "Service" DROP COLUMN "coverFileId";
