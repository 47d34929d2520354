import sharp from "sharp";

const WIDTH = 1280;
const HEIGHT = 800;
/** Refuses decompression bombs before they are unpacked. */
const MOST_PIXELS = 50_000_000;

/** A cover picture as WebP of at most 1280 by 800, upright, without metadata. @throws when it is no picture. */
export function encodeCover(original: Buffer): Promise<Buffer> {
  return sharp(original, { limitInputPixels: MOST_PIXELS, failOn: "error" })
    .rotate()
    .resize(WIDTH, HEIGHT, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82 })
    .toBuffer();
}
