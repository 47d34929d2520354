import type { Address } from "viem";
import { Refusal } from "../refusal.ts";
import { type Crop, cutName } from "./crop.ts";
import type { MakeOnce } from "./make-once.ts";
import type { FilePorts, FileRecord } from "./ports.ts";
import { readBytes } from "./read-bytes.ts";

/** Makes pictures that are safe and light to show: pixels only, no metadata, no more than the page needs. */
export type CoverMaker = {
  /** @throws when it is no picture, or too large a one */
  cover(original: Buffer, crop: Crop | null): Promise<Buffer>;
  /** The same, smaller. @param width pixels */
  narrow(cover: Buffer, width: number): Promise<Buffer>;
};

export type CoverPorts = Pick<FilePorts, "fileStore" | "bytes"> & {
  coverMaker: CoverMaker;
  makeOnce: MakeOnce;
};

const LARGEST_ORIGINAL = 20 * 1024 * 1024;

/**
 * Makes the shown form of a service's or a person's picture (LST-1, RVW-2): anew from its pixels, so that nothing that was hidden in the
 * upload, or cut off, is served to visitors.
 * @param input.path where the file's id stands in what was sent
 * @throws Refusal `invalid_input` when it is not the owner's, `file_type_refused` when it is no picture
 */
export async function prepareCover(
  ports: CoverPorts,
  input: { fileId: string; crop: Crop | null; owner: Address; path: string },
): Promise<void> {
  const { crop, owner, path } = input;
  const file = await ports.fileStore.find(input.fileId);
  if (!file || file.owner !== owner) {
    const errors = [{ path, message: "is not a finished upload of yours" }];
    throw new Refusal("invalid_input", `${path} is not a finished upload of yours.`, { errors });
  }
  if (!file.mediaType.startsWith("image/")) throw noPicture(file.name);
  if (file.size > LARGEST_ORIGINAL)
    throw new Refusal("file_type_refused", "A picture that is shown to all has at most 20 MB.");
  // Unpacking a large picture costs a second of a core: once for each cut, however many services show it.
  if (await readWhole(ports, file.id, cutName(crop))) return;
  await makeWhole(ports, file, crop);
}

/** @throws Refusal `file_type_refused` when it is no picture */
export async function makeWhole(ports: CoverPorts, file: FileRecord, crop: Crop | null): Promise<Buffer> {
  const cut = cutName(crop);
  const make = async () => {
    const bytes = await ports.coverMaker.cover(await readBytes(ports, file.id), crop);
    await (cut
      ? ports.bytes.writePreview(file.id, `cut-${cut}`, bytes)
      : ports.bytes.writeCover(file.id, bytes));
    return bytes;
  };
  return ports.makeOnce(`cover ${file.id} ${cut}`, { owner: file.owner, make }).catch((error: unknown) => {
    throw error instanceof Refusal ? error : noPicture(file.name);
  });
}

/** A picture's shown form at its largest. @param cut null: all of it */
export function readWhole(
  ports: Pick<FilePorts, "bytes">,
  id: string,
  cut: string | null,
): Promise<Buffer | null> {
  return cut ? ports.bytes.readPreview(id, `cut-${cut}`) : ports.bytes.readCover(id);
}

function noPicture(name: string): Refusal {
  return new Refusal(
    "file_type_refused",
    `${name} cannot be read as a picture. Take a PNG, JPEG, WebP or GIF.`,
  );
}
