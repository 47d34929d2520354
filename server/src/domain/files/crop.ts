/** Which part of a picture is shown, in parts of its own width and height as it stands upright: 0 to 1. */
export type Crop = { x: number; y: number; width: number; height: number };

/** Cuts are told apart to a ten-thousandth of a side: more than any page shows. */
const PARTS = 10_000;
/** What a cut is called in addresses and on the disk: four whole numbers, ten-thousandths of the sides. */
export const CUT_NAME = /^(0|[1-9]\d{0,4})(-(0|[1-9]\d{0,4})){3}$/;

/** Whether it lies inside the picture and has at least a fiftieth of each side. */
export function isInside({ x, y, width, height }: Crop): boolean {
  const least = 0.02;
  const most = 1 + 1 / PARTS;
  return x >= 0 && y >= 0 && width >= least && height >= least && x + width <= most && y + height <= most;
}

/** The cut as it is kept: rounded, and not a hair over the edge. */
export function roundCrop(crop: Crop): Crop {
  const x = Math.round(crop.x * PARTS);
  const y = Math.round(crop.y * PARTS);
  const width = Math.min(Math.round(crop.width * PARTS), PARTS - x);
  const height = Math.min(Math.round(crop.height * PARTS), PARTS - y);
  return { x: x / PARTS, y: y / PARTS, width: width / PARTS, height: height / PARTS };
}

/** @returns null for the whole picture */
export function cutName(crop: Crop | null): string | null {
  return crop && [crop.x, crop.y, crop.width, crop.height].map((part) => Math.round(part * PARTS)).join("-");
}

/** @param name of CUT_NAME */
export function namedCut(name: string): Crop {
  const [x = 0, y = 0, width = 0, height = 0] = name.split("-").map((part) => Number(part) / PARTS);
  return { x, y, width, height };
}
