import type { z } from "zod";
import type { FileRecord } from "../../domain/files/ports.ts";
import type { FileInfo } from "../schema/documents.ts";

export function presentFile(file: FileRecord): z.input<typeof FileInfo> {
  const { id, name, size, mediaType, hash } = file;
  return { id, name, size, mediaType, hash, url: `/api/files/${id}/content` };
}
