import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import type { FilePorts } from "./ports.ts";

/** Makes a picture that is safe and light to show: pixels only, no metadata, no more than the page needs. */
export type EncodeCover = (original: Buffer) => Promise<Buffer>;

const LARGEST_ORIGINAL = 20 * 1024 * 1024;

/**
 * Makes the shown form of a service's picture (LST-1): anew from its pixels, so that nothing that was hidden in the
 * upload is served to visitors.
 * @throws Refusal `invalid_input` when it is not the owner's, `file_type_refused` when it is no picture
 */
export async function prepareCover(
  ports: Pick<FilePorts, "fileStore" | "bytes"> & { encodeCover: EncodeCover },
  input: { fileId: string; owner: Address },
): Promise<void> {
  const file = await ports.fileStore.find(input.fileId);
  if (!file || file.owner !== input.owner) {
    const errors = [{ path: "coverFileId", message: "is not a finished upload of yours" }];
    throw new Refusal("invalid_input", "coverFileId is not a finished upload of yours.", { errors });
  }
  if (!file.mediaType.startsWith("image/")) throw noPicture(file.name);
  // Unpacking a large picture costs a second of a core: once for each upload, however many services show it.
  if (await ports.bytes.readCover(file.id)) return;
  if (file.size > LARGEST_ORIGINAL)
    throw new Refusal("file_type_refused", "A cover picture has at most 20 MB.");
  const chunks: Buffer[] = [];
  for await (const chunk of ports.bytes.read(file.id)) chunks.push(chunk);
  const encoded = await ports.encodeCover(Buffer.concat(chunks)).catch(() => null);
  if (!encoded) throw noPicture(file.name);
  await ports.bytes.writeCover(file.id, encoded);
}

function noPicture(name: string): Refusal {
  return new Refusal(
    "file_type_refused",
    `${name} cannot be read as a picture. Take a PNG, JPEG, WebP or GIF.`,
  );
}
