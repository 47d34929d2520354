import sharp from "sharp";

/** The longer side of a preview, in pixels. */
export const PREVIEW_SIDE = 1280;
/** Refuses decompression bombs before they are unpacked. */
const MOST_PIXELS = 50_000_000;
const MOST_SECONDS = 20;

/**
 * A picture made anew from its pixels: upright, in sRGB, at most 1280 a side, of an animation the first frame. Nothing
 * that was written into the file beside its pixels (EXIF, place, colour profile, comments) goes along.
 * @throws when it is no picture, or too large a one
 */
export function renderPicture(original: Buffer): Promise<Buffer> {
  return sharp(original, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    .timeout({ seconds: MOST_SECONDS })
    .rotate()
    .resize(PREVIEW_SIDE, PREVIEW_SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 84 })
    .toBuffer();
}
