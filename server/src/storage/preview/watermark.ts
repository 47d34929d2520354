import sharp from "sharp";
import { strokesOf } from "./glyphs.ts";

/** What shows through: a see-through picture would give the mark away as a layer of its own. Light and dark work show. */
const GROUND = "#c8c8c8";
const ANGLE = -30;

/** Lays words over the whole of a picture, in rows close enough that no part of use is without them (DLV-3). */
export async function watermark(picture: Buffer, words: string): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  return sharp(picture)
    .flatten({ background: GROUND })
    .composite([{ input: Buffer.from(markOf({ width, height, words })) }])
    .webp({ quality: 80 })
    .toBuffer();
}

/** Rows like bricks, turned; each stroke is white within black, so that it stands out on any ground. */
function markOf({ width, height, words }: { width: number; height: number; words: string }): string {
  const unit = Math.min(3.4, Math.max(1.1, Math.min(width, height) / 108));
  const { path, length } = strokesOf(words);
  const row = 17 * unit;
  const step = (length + 12) * unit;
  const reach = Math.hypot(width, height) / 2;
  const rows = Math.ceil(reach / row);
  const columns = Math.ceil(reach / step) + 1;
  const uses: string[] = [];
  for (let y = -rows; y <= rows; y++) {
    const shift = (((y % 3) + 3) % 3) / 3;
    for (let x = -columns; x <= columns; x++) {
      uses.push(`<use href="#w" x="${((x + shift) * step).toFixed(1)}" y="${(y * row).toFixed(1)}"/>`);
    }
  }
  const stroke = (colour: string, opacity: number, thickness: number) =>
    `<path d="${path}" stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${thickness}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<defs><g id="w" transform="scale(${unit})" fill="none" stroke-linecap="round" stroke-linejoin="round">
${stroke("#000", 0.5, 1.7)}${stroke("#fff", 0.75, 0.8)}</g></defs>
<g transform="translate(${width / 2} ${height / 2}) rotate(${ANGLE})">${uses.join("")}</g></svg>`;
}
