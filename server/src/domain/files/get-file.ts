import type { Address } from "viem";
import { readingRoom } from "../documents/get-document.ts";
import { mayRead } from "../documents/may-read.ts";
import { notFound } from "../refusal.ts";
import type { FilePorts, FileRecord } from "./ports.ts";

/** A file, for its owner and for who may read a document that has it. @throws Refusal `not_found` */
export async function getFile(
  ports: Pick<FilePorts, "fileStore" | "orders">,
  input: { id: string; viewer: Address | null },
): Promise<FileRecord> {
  const file = await ports.fileStore.find(input.id);
  if (!file) throw notFound("This file");
  if (input.viewer === file.owner) return file;
  // Only words in an order carry files, and of those the signed out read none.
  if (input.viewer === null) throw notFound("This file");
  const records = await ports.fileStore.documentsWith(file.id, input.viewer);
  for (const [order, ofOrder] of Map.groupBy(records, ({ document }) => document.order)) {
    // Who attaches a stranger's file would not open it to themselves: writing takes own files only.
    const room = await readingRoom(ports, order);
    if (ofOrder.some((record) => mayRead(record, input.viewer, room))) return file;
  }
  throw notFound("This file");
}
