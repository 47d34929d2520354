import type { Address, Hash } from "viem";
import type { AttachmentRow, AttachmentStore } from "../../domain/orders/get-attachments.ts";
import type { PrismaClient } from "../client.ts";
import { toFile, toRecords, WITH_FILES } from "./documents.ts";
import { readCursor, writeCursor } from "./values.ts";

/** Unix milliseconds with a point before microseconds: timestamps of the database whole. */
const MOMENT = /^\d{1,15}(\.\d{1,6})?$/;

type Place = { source: "document" | "message"; key: string; at: string };

/** What has files in an order: documents and messages, in one row by time. */
export function createAttachmentStore(db: PrismaClient): AttachmentStore {
  return {
    async list({ order, cursor, limit }) {
      const [at, key] = cursor === undefined ? [null, null] : readCursor(cursor, MOMENT);
      const places = await db.$queryRaw<Place[]>`
        SELECT source, key, at::text FROM (
          SELECT 'document' AS source, d.hash AS key, extract(epoch FROM d."createdAt") AS at
          FROM "Document" d
          WHERE d."orderId" = ${order}
            AND EXISTS (SELECT 1 FROM "DocumentFile" f WHERE f."documentHash" = d.hash)
          UNION ALL
          SELECT DISTINCT 'message', m.number::text, extract(epoch FROM m."createdAt")
          FROM "Message" m
          JOIN "MessageFile" f ON f."orderId" = m."orderId" AND f.number = m.number
          WHERE m."orderId" = ${order}
        ) all_of_them
        WHERE ${at}::text IS NULL OR (at, key) < (${at}::text::numeric, ${key}::text)
        ORDER BY at DESC, key DESC
        LIMIT ${limit}`;
      const keysOf = (source: Place["source"]) =>
        places.filter((place) => place.source === source).map((place) => place.key);
      const [documents, messages] = await Promise.all([
        readDocuments(db, keysOf("document")),
        readMessages(db, order, keysOf("message")),
      ]);
      const found = places.flatMap((place) => {
        const row = (place.source === "document" ? documents : messages).get(place.key);
        return row ? [[row, place] as const] : [];
      });
      const placeOf = new Map(found);
      return {
        rows: found.map(([row]) => row),
        cursorAfter(row) {
          const place = placeOf.get(row);
          if (!place) throw new Error("This row is of another list.");
          return writeCursor([place.at, place.key]);
        },
      };
    },
  };
}

async function readDocuments(
  db: PrismaClient,
  hashes: readonly string[],
): Promise<Map<string, AttachmentRow>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.document.findMany({ where: { hash: { in: [...hashes] } }, include: WITH_FILES });
  const records = await toRecords(db, rows);
  return new Map(records.map((record) => [record.hash, { source: "document", key: record.hash, record }]));
}

async function readMessages(
  db: PrismaClient,
  order: Hash,
  numbers: readonly string[],
): Promise<Map<string, AttachmentRow>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.message.findMany({
    where: { orderId: order, number: { in: numbers.map(Number) } },
    include: { files: { include: { file: true }, orderBy: { position: "asc" } } },
  });
  return new Map(
    rows.map(({ number, author, createdAt, files }) => [
      String(number),
      {
        source: "message",
        key: String(number),
        author: author as Address,
        at: createdAt,
        files: files.map(({ file }) => toFile(file)),
      },
    ]),
  );
}
