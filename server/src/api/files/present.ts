import type { z } from "zod";
import type { Locks } from "../../domain/files/locks.ts";
import type { FileRecord } from "../../domain/files/ports.ts";
import { previewKind } from "../../domain/files/preview-kind.ts";
import type { FileInfo } from "../schema/documents.ts";

/** @param locks what is locked for whom it is shown to */
export function presentFile(file: FileRecord, locks: Locks): z.input<typeof FileInfo> {
  const { id, name, size, mediaType, hash } = file;
  const url = `/api/files/${id}/content`;
  return { id, name, size, mediaType, hash, url, locked: locks.has(id), preview: previewKind(file) };
}
