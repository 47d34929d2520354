/**
 * The few letters a watermark needs, as strokes on a grid of 4 by 6: polylines of "x,y" points, `;` between them. Drawn
 * by ourselves, for on a machine without fonts a text would silently be nothing.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  "0": "0,1 1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1",
  "1": "1,1 2,0 2,6;1,6 3,6",
  "2": "0,1 1,0 3,0 4,1 4,2 0,6 4,6",
  "3": "0,1 1,0 3,0 4,1 4,2 3,3 4,4 4,5 3,6 1,6 0,5;1.5,3 3,3",
  "4": "3,6 3,0 0,4 4,4",
  "5": "4,0 0,0 0,3 3,3 4,4 4,5 3,6 0,6",
  "6": "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5 4,4 3,3 0,3",
  "7": "0,0 4,0 1.5,6",
  "8": "1,3 0,2 0,1 1,0 3,0 4,1 4,2 3,3 1,3 0,4 0,5 1,6 3,6 4,5 4,4 3,3",
  "9": "4,3 1,3 0,2 0,1 1,0 3,0 4,1 4,5 3,6 1,6 0,5",
  A: "0,6 0,2 2,0 4,2 4,6;0,4 4,4",
  B: "0,0 3,0 4,1 4,2 3,3 4,4 4,5 3,6 0,6 0,0;0,3 3,3",
  C: "4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5",
  D: "0,0 3,0 4,1 4,5 3,6 0,6 0,0",
  E: "4,0 0,0 0,6 4,6;0,3 3,3",
  F: "4,0 0,0 0,6;0,3 3,3",
  I: "1,0 3,0;2,0 2,6;1,6 3,6",
  P: "0,6 0,0 3,0 4,1 4,2 3,3 0,3",
  R: "0,6 0,0 3,0 4,1 4,2 3,3 0,3;2,3 4,6",
  V: "0,0 2,6 4,0",
  W: "0,0 1,6 2,3 3,6 4,0",
  X: "0,0 4,6;0,6 4,0",
  "#": "1,0 0.5,6;3.5,0 3,6;0,2 4,2;0,4 4,4",
  ".": "1.5,6 2.5,6",
};

/** Grid units from one letter to the next. */
const ADVANCE = 6;

/** A line of text as an SVG path in grid units, and its length. What is no known letter is a space. */
export function strokesOf(text: string): { path: string; length: number } {
  const letters = [...text.toUpperCase()];
  const path = letters
    .flatMap((letter, index) =>
      (GLYPHS[letter]?.split(";") ?? []).map((line) => {
        const points = line.split(" ").map((point) => {
          const [x = 0, y = 0] = point.split(",").map(Number);
          return `${x + index * ADVANCE} ${y}`;
        });
        return `M${points.join("L")}`;
      }),
    )
    .join("");
  return { path, length: letters.length * ADVANCE };
}
