import type { ByteRange, FilePorts } from "./ports.ts";

/** A file's bytes, or a part of them, at once: for what is known to be small enough. */
export async function readBytes(
  ports: Pick<FilePorts, "bytes">,
  id: string,
  range?: ByteRange,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of ports.bytes.read(id, range)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
