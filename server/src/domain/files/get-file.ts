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
  for (const record of await ports.fileStore.documentsWith(file.id)) {
    // Who attaches a stranger's file would not open it to themselves: writing takes own files only.
    const room = await readingRoom(ports, record.document.order);
    if (mayRead(record, input.viewer, room)) return file;
  }
  throw notFound("This file");
}
