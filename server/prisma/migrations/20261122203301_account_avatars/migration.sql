-- DropForeignKey
ALTER TABLE "Account" DROP CONSTRAINT "Account_avatarId_fkey";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "avatarCut" JSONB;

-- CreateIndex
CREATE INDEX "Account_avatarId_idx" ON "Account"("avatarId");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_avatarId_fkey" FOREIGN KEY ("avatarId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
