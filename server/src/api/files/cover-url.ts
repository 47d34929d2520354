import { type Crop, cutName } from "../../domain/files/crop.ts";

/** Where the shown form of a picture lies, or null. */
export function coverUrl(image: { fileId: string; crop: Crop | null } | null): string | null {
  if (image === null) return null;
  const cut = cutName(image.crop);
  return `/api/files/${image.fileId}/cover${cut === null ? "" : `?cut=${cut}`}`;
}
