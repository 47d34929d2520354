import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { safeFileName } from "./file-name.ts";
import { hashBytes } from "./hash-bytes.ts";
import { detectMediaType, SAMPLE_SIZE } from "./media-type.ts";
import type { FilePorts, FileRecord } from "./ports.ts";

/**
 * Makes a file of a complete upload: looks at its content, hashes it (DLV-2), keeps its row. What is not taken is
 * thrown away at once. Finishing twice is finishing once.
 * @throws Refusal `file_type_refused`, `file_too_large`
 */
export async function finishUpload(
  ports: Pick<FilePorts, "fileStore" | "bytes" | "maxFileSize">,
  input: { id: string; owner: Address; name: string },
): Promise<FileRecord> {
  const { id, owner } = input;
  const name = safeFileName(input.name);
  const before = await ports.fileStore.find(id);
  if (before) return before;
  try {
    const sample = await firstBytes(ports, id);
    if (sample.length === 0) throw new Refusal("file_type_refused", `${name} is empty.`);
    const mediaType = await detectMediaType(sample, name);
    const { hash, size } = await hashBytes(ports.bytes.read(id));
    // The upload server checks the size while bytes come; this is the measure of what lies there.
    if (size > ports.maxFileSize) throw new Refusal("file_too_large", `${name} is larger than is taken.`);
    const file = { id, owner, name, size, mediaType, hash };
    await ports.fileStore.insert(file);
    return file;
  } catch (error) {
    if (error instanceof Refusal) await ports.bytes.remove(id);
    throw error;
  }
}

async function firstBytes(ports: Pick<FilePorts, "bytes">, id: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of ports.bytes.read(id, { start: 0, end: SAMPLE_SIZE - 1 })) chunks.push(chunk);
  return Buffer.concat(chunks);
}
