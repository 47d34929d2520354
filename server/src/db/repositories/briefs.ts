import type { BriefReaders } from "../../domain/documents/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { isOpen } from "./job-hired.ts";

/** Which briefs are those of open jobs, which everybody reads who is signed in (LST-5). */
export function createBriefReaders(db: PrismaClient): BriefReaders {
  return {
    async isOfOpenJob(hash) {
      const [row] = await db.$queryRaw<{ shown: boolean }[]>`
        SELECT EXISTS (SELECT FROM "Document" d WHERE d.hash = ${hash} AND ${IS_WANTED}) AS shown`;
      return row?.shown ?? false;
    },
    async holdsFile(id) {
      const [row] = await db.$queryRaw<{ shown: boolean }[]>`
        SELECT EXISTS (SELECT FROM "DocumentFile" f JOIN "Document" d ON d.hash = f."documentHash"
          WHERE f."fileId" = ${id} AND ${IS_WANTED}) AS shown`;
      return row?.shown ?? false;
    },
  };
}

const IS_WANTED = Prisma.sql`d.kind = 'brief' AND EXISTS (
  SELECT FROM "Job" j WHERE j.client = d.author AND j.brief = d.hash AND ${isOpen(Prisma.sql`j`)})`;
