import type { DocumentKind } from "@holdfast/sdk/document";
import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { readingRoom } from "../documents/get-document.ts";
import { mayRead, type ReadingRoom } from "../documents/may-read.ts";
import type { DocumentPorts, DocumentRecord } from "../documents/ports.ts";
import { findLocks, type Locks } from "../files/locks.ts";
import type { FileRecord } from "../files/ports.ts";
import type { RoomPorts } from "../messages/ports.ts";
import { findRoom, roleInRoom } from "../messages/room.ts";
import { visibleOrder } from "./access.ts";
import type { OrderPorts } from "./ports.ts";

/** Files that came together: with a document, or with a message. */
export type AttachmentGroup = {
  /** Its document's hash, or its message's number. */
  id: string;
  kind: DocumentKind | "message";
  author: Address;
  at: Date;
  files: FileRecord[];
};

/** One such thing as it is kept, not yet judged. */
export type AttachmentRow =
  | { source: "document"; key: string; record: DocumentRecord }
  | { source: "message"; key: string; author: Address; at: Date; files: FileRecord[] };

export type AttachmentStore = {
  /**
   * Everything in an order that has files, the newest first, from where the cursor ended.
   * @throws Refusal `invalid_input` for a cursor that no answer gave
   */
  list(query: {
    order: Hash;
    cursor: string | undefined;
    limit: number;
  }): Promise<{ rows: AttachmentRow[]; cursorAfter(row: AttachmentRow): string }>;
};

export type AttachmentPorts = OrderPorts &
  RoomPorts &
  Pick<DocumentPorts, "proposals"> & { attachments: AttachmentStore };

export type AttachmentPage = {
  items: AttachmentGroup[];
  nextCursor: string | null;
  people: People;
  locks: Locks;
};

/** Looked through at once for what the caller may see. */
const BATCH = 60;

/**
 * All files of an order that the caller may see, whatever they came with, the newest first.
 * @throws Refusal `not_found` to a stranger, `invalid_input` for a cursor that no answer gave
 */
export async function getAttachments(
  ports: AttachmentPorts,
  input: { id: Hash; caller: Caller; cursor?: string | undefined; limit: number },
): Promise<AttachmentPage> {
  const { caller, limit } = input;
  const order = await visibleOrder(ports, input);
  const [reading, talking] = await Promise.all([readingRoom(ports, order.id), findRoom(ports, order.id)]);
  const mayTalk = talking !== null && roleInRoom(talking, caller) !== null;
  const items: AttachmentGroup[] = [];
  let cursor = input.cursor;
  let nextCursor: string | null = null;
  search: while (true) {
    const { rows, cursorAfter } = await ports.attachments.list({ order: order.id, cursor, limit: BATCH });
    for (const row of rows) {
      const group = shown(row, { caller, reading, mayTalk });
      if (!group) continue;
      // There is at least this one more: the page ends before it.
      if (items.length === limit) {
        nextCursor = cursor ?? null;
        break search;
      }
      items.push(group);
      cursor = cursorAfter(row);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) break;
    cursor = cursorAfter(last);
  }
  const ids = items.flatMap(({ files }) => files.map(({ id }) => id));
  const [people, locks] = await Promise.all([
    ports.accounts.people([...new Set(items.map(({ author }) => author))]),
    findLocks(ports, { ids, viewer: caller.address }),
  ]);
  return { items, nextCursor, people, locks };
}

function shown(
  row: AttachmentRow,
  { caller, reading, mayTalk }: { caller: Caller; reading: ReadingRoom; mayTalk: boolean },
): AttachmentGroup | null {
  if (row.source === "message") {
    const { key, author, at, files } = row;
    return mayTalk ? { id: key, kind: "message", author, at, files } : null;
  }
  const { hash, document, createdAt, files } = row.record;
  if (!mayRead(row.record, caller.address, reading)) return null;
  return { id: hash, kind: document.kind, author: document.author as Address, at: createdAt, files };
}
