/** One entry of an archive as its directory tells it. `size` is bytes, unpacked. */
export type ZipEntry = { name: string; size: number };

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const UTF8_FLAG = 0x0800;
/** An archive's comment is at most this long: the end record is not further from the end. */
export const ZIP_TAIL = END_LENGTH + 0xffff;

/** Where an archive's directory lies, from its last bytes; null when there is none, or it is of the 64-bit kind. */
export function findZipDirectory(
  tail: Buffer,
  fileSize: number,
): { start: number; length: number; count: number } | null {
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const count = tail.readUInt16LE(at + 10);
    const length = tail.readUInt32LE(at + 12);
    const start = tail.readUInt32LE(at + 16);
    return start + length <= fileSize ? { start, length, count } : null;
  }
  return null;
}

/** The entries in a directory's bytes, as far as they are sound. Nothing is unpacked. */
export function readZipDirectory(directory: Buffer, most: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (entries.length < most && at + ENTRY_LENGTH <= directory.length) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) break;
    const isUtf8 = (directory.readUInt16LE(at + 8) & UTF8_FLAG) !== 0;
    const nameLength = directory.readUInt16LE(at + 28);
    const start = at + ENTRY_LENGTH;
    const end = start + nameLength;
    if (end > directory.length) break;
    const name = directory.toString(isUtf8 ? "utf8" : "latin1", start, end);
    entries.push({ name: harmless(name), size: directory.readUInt32LE(at + 24) });
    at = end + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Without characters that control, reverse or hide text, and of a length that can be shown. */
function harmless(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu, "").slice(0, 300);
}
