import type { Address } from "viem";
import { notFound } from "../refusal.ts";
import { type FileAccessPorts, getFile } from "./get-file.ts";
import type { FilePorts } from "./ports.ts";
import { previewKind } from "./preview-kind.ts";
import { readBytes } from "./read-bytes.ts";
import { findZipDirectory, readZipDirectory, ZIP_TAIL, type ZipEntry } from "./zip-names.ts";

const MOST_NAMES = 500;
const LARGEST_DIRECTORY = 1024 * 1024;

/** What is in an archive, by name; `total` is how many it says there are. @throws Refusal `not_found` */
export async function getNames(
  ports: FileAccessPorts & Pick<FilePorts, "bytes">,
  input: { id: string; viewer: Address | null },
): Promise<{ entries: ZipEntry[]; total: number }> {
  const { file } = await getFile(ports, input);
  if (previewKind(file) !== "names") throw notFound("This preview");
  const tailStart = Math.max(0, file.size - ZIP_TAIL);
  const tail = await readBytes(ports, file.id, { start: tailStart, end: file.size - 1 });
  const found = findZipDirectory(tail, file.size);
  if (!found || found.length === 0) throw notFound("This preview");
  const end = found.start + Math.min(found.length, LARGEST_DIRECTORY) - 1;
  const directory = await readBytes(ports, file.id, { start: found.start, end });
  return { entries: readZipDirectory(directory, MOST_NAMES), total: found.count };
}
