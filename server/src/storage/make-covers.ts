import sharp from "sharp";
import type { CoverMaker } from "../domain/files/prepare-cover.ts";

const WIDTH = 1280;
const HEIGHT = 800;
const QUALITY = 82;
/** Refuses decompression bombs before they are unpacked. */
const MOST_PIXELS = 50_000_000;
const MOST_SECONDS = 20;

/** Pictures of services as WebP of at most 1280 by 800: upright, cut, of an animation the first frame, no metadata. */
export const coverMaker: CoverMaker = {
  async cover(original, crop) {
    const limits = { limitInputPixels: MOST_PIXELS, failOn: "error" } as const;
    const upright = sharp(original, limits).timeout({ seconds: MOST_SECONDS }).autoOrient();
    if (crop) {
      const { width, height } = (await sharp(original, limits).metadata()).autoOrient;
      const left = Math.min(Math.round(crop.x * width), width - 1);
      const top = Math.min(Math.round(crop.y * height), height - 1);
      upright.extract({
        left,
        top,
        width: Math.max(1, Math.min(Math.round(crop.width * width), width - left)),
        height: Math.max(1, Math.min(Math.round(crop.height * height), height - top)),
      });
    }
    return upright
      .resize(WIDTH, HEIGHT, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer();
  },
  narrow: (cover, width) =>
    sharp(cover, { limitInputPixels: WIDTH * HEIGHT })
      .resize(width, null, { withoutEnlargement: true })
      .webp({ quality: QUALITY })
      .toBuffer(),
};
