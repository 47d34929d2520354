import type { HoldfastDocument } from "@holdfast/sdk/document";
import type { Address, Hash } from "viem";
import type { DocumentRecord, DocumentStore } from "../../domain/documents/ports.ts";
import type { FileRecord } from "../../domain/files/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { takeTurn } from "./take-turn.ts";

export const WITH_FILES = { files: { include: { file: true }, orderBy: { position: "asc" } } } as const;
type Row = Prisma.DocumentGetPayload<{ include: typeof WITH_FILES }>;

/** Documents in PostgreSQL. */
export function createDocumentStore(db: PrismaClient): DocumentStore {
  return {
    insert: (input) => db.$transaction((tx) => insert(tx, input)),
    insertInOrder: (input, most) =>
      db.$transaction(async (tx) => {
        const { kind, author, order: orderId } = input.document;
        await takeTurn(tx, `documents ${orderId}`);
        if ((await tx.document.count({ where: { orderId, author } })) >= most.byAuthor) return "too_many";
        if (kind === "draft" && (await tx.document.count({ where: { orderId, kind } })) >= most.drafts) {
          return "too_many_drafts";
        }
        await insert(tx, input);
        return "kept";
      }),
    async find(hash) {
      const row = await db.document.findUnique({ where: { hash }, include: WITH_FILES });
      return row && ((await toRecords(db, [row]))[0] ?? null);
    },
    async findMany(hashes) {
      if (hashes.length === 0) return new Map();
      const rows = await db.document.findMany({ where: { hash: { in: [...hashes] } }, include: WITH_FILES });
      return new Map((await toRecords(db, rows)).map((record) => [record.hash, record]));
    },
    async drafts(order) {
      const rows = await db.document.findMany({
        where: { orderId: order, kind: "draft" },
        orderBy: { createdAt: "asc" },
        include: WITH_FILES,
      });
      return toRecords(db, rows);
    },
  };
}

async function insert(
  tx: Prisma.TransactionClient,
  { hash, document, fileIds }: Parameters<DocumentStore["insert"]>[0],
): Promise<void> {
  const { count } = await tx.document.createMany({
    data: {
      hash,
      kind: document.kind,
      author: document.author,
      orderId: document.order,
      body: { ...document } as unknown as Prisma.InputJsonObject,
    },
    skipDuplicates: true,
  });
  if (count === 0) return;
  await tx.documentFile.createMany({
    data: fileIds.map((fileId, position) => ({ documentHash: hash, fileId, position })),
  });
}

/** Rows as records; which of them the chain binds is one look at the commitments for all. */
export async function toRecords(db: PrismaClient, rows: readonly Row[]): Promise<DocumentRecord[]> {
  const commitments = await db.commitment.findMany({
    where: { hash: { in: rows.map(({ hash }) => hash) } },
    select: { hash: true, orderId: true, author: true },
  });
  const bound = new Set(commitments.map(({ hash, orderId, author }) => `${hash} ${orderId} ${author}`));
  return rows.map((row) => ({
    hash: row.hash as Hash,
    document: row.body as unknown as HoldfastDocument,
    createdAt: row.createdAt,
    bound: bound.has(`${row.hash} ${row.orderId} ${row.author}`),
    files: row.files.map(({ file }) => toFile(file)),
  }));
}

export function toFile(row: Prisma.FileGetPayload<object>): FileRecord {
  const { id, owner, name, size, mediaType, hash } = row;
  return { id, owner: owner as Address, name, size: Number(size), mediaType, hash: hash as Hash };
}
