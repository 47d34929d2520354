import type { Address, Hash } from "viem";
import { readingRoom } from "../documents/get-document.ts";
import { mayRead } from "../documents/may-read.ts";
import { type MessageFilePorts, readsInMessage } from "../messages/reads-in-message.ts";
import { type QuoteReadingPorts, readsInQuote } from "../quotes/reads-in-quote.ts";
import { notFound, Refusal } from "../refusal.ts";
import { findLocks } from "./locks.ts";
import type { FilePorts, FileRecord } from "./ports.ts";

/** A file as somebody may have it. `lockedBy`: only its preview, until this order of theirs is approved. */
export type OpenedFile = { file: FileRecord; lockedBy: Hash | null };

export type FileAccessPorts = Pick<FilePorts, "fileStore" | "orders" | "proposals" | "briefs"> &
  MessageFilePorts &
  QuoteReadingPorts;
type Asked = { id: string; viewer: Address | null };

/**
 * The one place that decides who has to do with a file: its owner, and who may read something that has it. Every route
 * to a file's bytes, previews and description asks here.
 * @throws Refusal `not_found`
 */
export async function getFile(ports: FileAccessPorts, input: Asked): Promise<OpenedFile> {
  const { id, viewer } = input;
  const file = await ports.fileStore.find(id);
  if (!file) throw notFound("This file");
  if (viewer === file.owner) return { file, lockedBy: null };
  // Only words of an order and briefs carry files, and of those the signed out read none.
  if (viewer === null || !(await isShownTo(ports, file, viewer))) throw notFound("This file");
  const locks = await findLocks(ports, { ids: [id], viewer });
  return { file, lockedBy: locks.get(id) ?? null };
}

/** A file whose bytes somebody may have. @throws Refusal `not_found`, `not_allowed` before the work is approved */
export async function getOriginal(ports: FileAccessPorts, input: Asked): Promise<FileRecord> {
  const { file, lockedBy } = await getFile(ports, input);
  if (lockedBy) throw new Refusal("not_allowed", "Originals open when you approve the delivery.");
  return file;
}

async function isShownTo(ports: FileAccessPorts, file: FileRecord, viewer: Address): Promise<boolean> {
  const records = await ports.fileStore.documentsWith(file.id, viewer);
  for (const [order, ofOrder] of Map.groupBy(records, ({ document }) => document.order)) {
    // Who attaches a stranger's file would not open it to themselves: writing takes own files only.
    const room = await readingRoom(ports, order);
    if (ofOrder.some((record) => mayRead(record, viewer, room))) return true;
  }
  for (const record of await ports.fileStore.briefsWith(file.id, viewer)) {
    if (await readsInQuote(ports, { record, account: viewer })) return true;
  }
  if (await ports.briefs.holdsFile(file.id)) return true;
  return readsInMessage(ports, { fileId: file.id, account: viewer });
}
