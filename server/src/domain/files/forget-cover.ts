import { type Crop, cutName } from "./crop.ts";
import { COVER_WIDTHS } from "./get-cover.ts";
import type { FilePorts } from "./ports.ts";

/** Takes away what was cut of a picture and nobody shows any more: edits must not fill the disk. */
export async function forgetCover(
  ports: Pick<FilePorts, "fileStore" | "bytes">,
  input: { fileId: string; crop: Crop | null },
): Promise<void> {
  const { fileId, crop } = input;
  const cut = cutName(crop);
  // The whole picture goes with its file.
  if (cut === null || (await ports.fileStore.coverUse(fileId, crop))) return;
  for (const width of COVER_WIDTHS) await ports.bytes.removePreview(fileId, `cut-${cut}-${width}`);
  await ports.bytes.removePreview(fileId, `cut-${cut}`);
}
