import type { CutUpload } from "./types.ts";

/** Part of a side that a cut has at least. */
const LEAST = 0.02;

/** The largest cut of this shape (width by height) in the middle of a picture of this size, in parts of the picture. */
export function middleCut(
  picture: { readonly width: number; readonly height: number },
  aspect: number,
): NonNullable<CutUpload["crop"]> {
  const shape = picture.width / picture.height;
  const width = Math.max(LEAST, Math.min(1, aspect / shape));
  const height = Math.max(LEAST, Math.min(1, shape / aspect));
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** The same of a file that was just chosen; null where the browser cannot read it. */
export async function middleCutOf(file: Blob, aspect: number): Promise<CutUpload["crop"]> {
  try {
    const bitmap = await createImageBitmap(file);
    const cut = middleCut(bitmap, aspect);
    bitmap.close();
    return cut;
  } catch {
    return null;
  }
}
