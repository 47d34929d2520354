import sharp from "sharp";
import { keccak256, toBytes } from "viem/utils";

/** Hues that sit well together; each pair is ground and figure. */
const PALETTES = [
  ["#efe6d8", "#1f5a46", "#d98e4a", "#27352f"],
  ["#e3ebe4", "#2f4858", "#c8553d", "#8fb996"],
  ["#f3e9dc", "#5e3023", "#c08552", "#895737"],
  ["#e8e6f0", "#3d405b", "#81b29a", "#e07a5f"],
  ["#f1efe7", "#264653", "#e9c46a", "#2a9d8f"],
  ["#ece4db", "#4a4e69", "#9a8c98", "#c9ada7"],
] as const;

/** A geometric picture that depends on `text` alone, as an SVG of the given size in pixels. */
function drawing(text: string, width: number, height: number): string {
  const bytes = toBytes(keccak256(toBytes(text)));
  const at = (index: number) => bytes[index % bytes.length] ?? 0;
  const palette = PALETTES[at(0) % PALETTES.length] ?? PALETTES[0];
  const [ground] = palette;
  const columns = 6;
  const rows = 4;
  const side = Math.ceil(Math.max(width / columns, height / rows));
  const shapes: string[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const byte = at(1 + row * columns + column);
      const x = column * side;
      const y = row * side;
      const colour = palette[1 + (byte % 3)] ?? palette[1];
      const turn = ((byte >> 4) % 4) * 90;
      const kind = (byte >> 2) % 5;
      const body =
        kind === 0
          ? `<path d="M0 0h${side}a${side} ${side} 0 0 1-${side} ${side}z"/>`
          : kind === 1
            ? `<circle cx="${side / 2}" cy="${side / 2}" r="${side * 0.36}"/>`
            : kind === 2
              ? `<path d="M0 0h${side}L0 ${side}z"/>`
              : kind === 3
                ? `<path d="M0 ${side / 2}a${side / 2} ${side / 2} 0 0 1 ${side} 0z"/>`
                : "";
      shapes.push(
        `<g fill="${colour}" transform="translate(${x} ${y}) rotate(${turn} ${side / 2} ${side / 2})">${body}</g>`,
      );
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${shapes.join("")}</svg>`;
}

/** The same as PNG bytes. */
export function picture(text: string, width = 1200, height = 800): Promise<Buffer> {
  return sharp(Buffer.from(drawing(text, width, height)))
    .png()
    .toBuffer();
}
