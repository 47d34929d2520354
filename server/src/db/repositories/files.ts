import type { OrderStatus } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { DocumentPorts } from "../../domain/documents/ports.ts";
import type { FileStore } from "../../domain/files/ports.ts";
import type { PrismaClient } from "../client.ts";
import { Prisma } from "../generated/client.ts";
import { toFile, toRecords, WITH_FILES } from "./documents.ts";

/** Rows of files in PostgreSQL; the bytes lie in storage. */
export function createFileStore(db: PrismaClient): FileStore & DocumentPorts["files"] {
  return {
    async insert({ size, ...file }) {
      await db.file.createMany({ data: { ...file, size: BigInt(size) }, skipDuplicates: true });
    },
    async find(id) {
      const row = await db.file.findUnique({ where: { id } });
      return row && toFile(row);
    },
    async findOwned(owner, ids) {
      if (ids.length === 0) return [];
      return (await db.file.findMany({ where: { owner, id: { in: [...ids] } } })).map(toFile);
    },
    async documentsWith(id, account) {
      const found = await db.$queryRaw<{ hash: string }[]>`
        SELECT d.hash FROM "DocumentFile" f
        JOIN "Document" d ON d.hash = f."documentHash"
        JOIN "Order" o ON o.id = d."orderId"
        WHERE f."fileId" = ${id} AND ${account} IN (o.client, o.seller, o.arbiter)`;
      const rows = await db.document.findMany({
        where: { hash: { in: found.map(({ hash }) => hash) } },
        include: WITH_FILES,
      });
      return toRecords(db, rows);
    },
    async briefsWith(id, account) {
      // Its client, its seller, and the arbiter of an order that it became.
      const found = await db.$queryRaw<{ hash: string }[]>`
        SELECT DISTINCT d.hash FROM "DocumentFile" f
        JOIN "Document" d ON d.hash = f."documentHash" AND d.kind = 'brief'
        JOIN "Quote" q ON q.brief = d.hash
        WHERE f."fileId" = ${id} AND (${account} IN (q.client, q.seller) OR EXISTS (
          SELECT 1 FROM "Order" o WHERE o.client = q.client AND o.seller = q.seller AND o.arbiter = ${account}))`;
      const rows = await db.document.findMany({
        where: { hash: { in: found.map(({ hash }) => hash) } },
        include: WITH_FILES,
      });
      return toRecords(db, rows);
    },
    async deliveredTo(ids, account) {
      const found = await db.$queryRaw<
        { fileId: string; order: Hash; status: OrderStatus; settledToSeller: string; isShown: boolean }[]
      >`
        SELECT DISTINCT f."fileId", o.id AS "order", o.status,
          coalesce((SELECT s.args->>'toSeller' FROM "ChainEvent" s
            WHERE s."orderId" = o.id AND s.name = 'OrderSettled'), '0') AS "settledToSeller",
          (d.kind = 'draft' OR EXISTS (SELECT 1 FROM "Commitment" c
            WHERE c.hash = d.hash AND c."orderId" = o.id AND c.author = d.author)) AS "isShown"
        FROM "DocumentFile" f
        JOIN "Document" d ON d.hash = f."documentHash"
        JOIN "Order" o ON o.id = d."orderId"
        WHERE f."fileId" = ANY(${[...ids]}) AND d.kind IN ('delivery', 'draft')
          AND d.author = o.seller AND o.client = ${account}
        ORDER BY o.id`;
      return found.map((row) => ({ ...row, settledToSeller: BigInt(row.settledToSeller) }));
    },
    async deleteUnused(before, limit) {
      // What somebody attaches at this very moment is kept by its reference, and this statement fails instead.
      const gone = await db.$queryRaw<{ id: string }[]>`
        DELETE FROM "File" WHERE id IN (
          SELECT f.id FROM "File" f
          WHERE f."createdAt" < ${before}
            AND NOT EXISTS (SELECT 1 FROM "DocumentFile" d WHERE d."fileId" = f.id)
            AND NOT EXISTS (SELECT 1 FROM "MessageFile" m WHERE m."fileId" = f.id)
            AND NOT EXISTS (SELECT 1 FROM "ServiceImage" s WHERE s."fileId" = f.id)
            AND NOT EXISTS (SELECT 1 FROM "Account" a WHERE a."avatarId" = f.id)
          ORDER BY f."createdAt" LIMIT ${limit})
        RETURNING id`;
      return gone.map(({ id }) => id);
    },
    async coverUse(id, crop) {
      // A paused service's picture stays on the pages of orders made before.
      const cut = { equals: crop ?? Prisma.DbNull };
      const image = await db.serviceImage.findFirst({
        where: { fileId: id, crop: cut },
        select: { service: { select: { state: true } } },
        orderBy: { service: { state: "desc" } },
      });
      if (image && image.service.state !== "draft") return "public";
      const shown = await db.account.count({ where: { avatarId: id, avatarCut: cut }, take: 1 });
      return shown > 0 ? "public" : image ? "draft" : null;
    },
  };
}
