import type { Address } from "viem";
import { notFound, Refusal } from "../refusal.ts";
import { keepPages, type PreviewPorts } from "./get-preview.ts";
import type { FileRecord } from "./ports.ts";
import { previewKind } from "./preview-kind.ts";
import { readBytes } from "./read-bytes.ts";

const LARGEST_POSTER = 8 * 1024 * 1024;

/**
 * Makes an uploaded picture the poster of an uploaded film, once: drawn by the browser of who delivers, and as
 * untrusted as any picture, so made anew from its pixels.
 * @throws Refusal `not_found` for what is not the owner's, `file_type_refused`, `wrong_state` when it has one
 */
export async function savePoster(
  ports: PreviewPorts,
  input: { id: string; pictureId: string; owner: Address },
): Promise<FileRecord> {
  const { id, pictureId, owner } = input;
  const [film, picture] = await Promise.all([ports.fileStore.find(id), ports.fileStore.find(pictureId)]);
  if (film?.owner !== owner || picture?.owner !== owner) throw notFound("This file");
  if (previewKind(film) !== "poster") throw new Refusal("file_type_refused", "Only a film has a poster.");
  if (previewKind(picture) !== "image" || picture.size > LARGEST_POSTER)
    throw new Refusal("file_type_refused", "A poster is a picture of at most 8 MB.");
  if (await ports.bytes.readPreview(id, "about"))
    throw new Refusal("wrong_state", "This film has its poster.");
  const make = async () => ports.previews.picture(await readBytes(ports, pictureId));
  const poster = await ports.makeOnce(`poster ${pictureId}`, { owner, make }).catch((error: unknown) => {
    if (error instanceof Refusal) throw error;
    throw new Refusal("file_type_refused", "The poster cannot be read as a picture.");
  });
  await keepPages(ports, { id, pages: [poster], total: 1 });
  return film;
}
