import { randomFrom } from "./random.ts";

export type Shape = { readonly d: string; readonly fill: string; readonly opacity?: number };
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly shapes: Shape[];
};

/** Five colours each: ground first, then from loud to quiet. Chosen by hand to sit beside the green of the page. */
const PALETTES = [
  ["#1f3d33", "#e9b872", "#f3ead8", "#4f7f68", "#c8553d"],
  ["#efe4cf", "#1e4d3d", "#d9793f", "#7ea58a", "#2d2a26"],
  ["#24344d", "#e8d9b8", "#d98b5f", "#5f82a8", "#f4efe4"],
  ["#e7ddd0", "#7a3b34", "#d99a5b", "#31505a", "#f8f3ea"],
  ["#3b2f3c", "#e5b59a", "#f2e8da", "#8c6a86", "#c9784a"],
  ["#dfe5d8", "#2c5745", "#e4a853", "#8fae92", "#3a3a32"],
  ["#2b2a27", "#dcc9a3", "#5d8a74", "#c26a45", "#f1eadb"],
  ["#ecdcc8", "#2f4858", "#c9604a", "#e3b778", "#5b7b6d"],
] as const;

/** A square picture of four quarter turns, known by its address. */
export function drawAvatar(seed: string): Picture {
  const random = randomFrom(seed.toLowerCase());
  const [ground, ...inks] = pick(PALETTES, random);
  const shapes: Shape[] = [];
  for (let cell = 0; cell < 4; cell += 1) {
    const x = (cell % 2) * 20;
    const y = Math.floor(cell / 2) * 20;
    shapes.push({ d: tile(x, y, 20, random), fill: inks[(cell + Math.floor(random() * 2)) % 3] ?? inks[0] });
  }
  return { width: 40, height: 40, ground, shapes };
}

/** A wide picture for a service that has none of its own, known by its title. */
export function drawCover(seed: string): Picture {
  const random = randomFrom(seed);
  const [ground, ...inks] = pick(PALETTES, random);
  const draw = pick([quilt, strata, orbits, arches], random);
  return { width: 320, height: 200, ground, shapes: draw(inks, random) };
}

function quilt(inks: readonly string[], random: () => number): Shape[] {
  const shapes: Shape[] = [];
  const size = 40;
  const large = { x: Math.floor(random() * 6) * size, y: Math.floor(random() * 3) * size };
  for (let y = 0; y < 200; y += size) {
    for (let x = 0; x < 320; x += size) {
      const covered = x >= large.x && x < large.x + 80 && y >= large.y && y < large.y + 80;
      if (!covered && random() > 0.28) shapes.push({ d: tile(x, y, size, random), fill: pick(inks, random) });
    }
  }
  shapes.push({ d: tile(large.x, large.y, 80, random), fill: inks[0] ?? "" });
  return shapes;
}

/** Layers like hills or sediment, each a soft wave above the next. */
function strata(inks: readonly string[], random: () => number): Shape[] {
  const sun = { x: 60 + random() * 200, y: 40 + random() * 40, r: 22 + random() * 22 };
  const shapes: Shape[] = [{ d: circle(sun.x, sun.y, sun.r), fill: inks[0] ?? "" }];
  for (let layer = 0; layer < 4; layer += 1) {
    const base = 78 + layer * 32 + random() * 10;
    const swing = 34 - layer * 5;
    const [a, b, c] = [base - swing * random(), base + swing * (random() - 0.5), base - swing * random()];
    const d = `M0 ${f(a)}C60 ${f(a - swing)} 100 ${f(b + swing)} 160 ${f(b)}S260 ${f(c - swing)} 320 ${f(c)}V200H0Z`;
    shapes.push({ d, fill: inks[(layer + 1) % inks.length] ?? "", opacity: 0.94 });
  }
  return shapes;
}

/** Rings around one point off the middle, half of them cut away. */
function orbits(inks: readonly string[], random: () => number): Shape[] {
  const x = random() > 0.5 ? 96 : 224;
  const y = 100 + (random() - 0.5) * 40;
  const shapes: Shape[] = [];
  for (let ring = 6; ring >= 0; ring -= 1) {
    const outer = 22 + ring * 24;
    const quarter = Math.floor(random() * 4) * 90;
    const whole = ring === 0;
    shapes.push({
      d: whole ? circle(x, y, 16) : sector(x, y, { outer, inner: outer - 13, from: quarter, sweep: 180 }),
      fill: inks[ring % inks.length] ?? "",
    });
  }
  shapes.push({ d: circle(320 - x, 40 + random() * 120, 8 + random() * 8), fill: inks[1] ?? "" });
  return shapes;
}

/** A row of doors of different height, some with a lit window. */
function arches(inks: readonly string[], random: () => number): Shape[] {
  const shapes: Shape[] = [];
  for (let x = 0; x < 320; x += 64) {
    const top = 34 + Math.floor(random() * 4) * 28;
    const fill = pick(inks, random);
    shapes.push({ d: `M${x} 200V${top + 32}A32 32 0 0 1 ${x + 64} ${top + 32}V200Z`, fill });
    const inner = pick(
      inks.filter((ink) => ink !== fill),
      random,
    );
    if (random() > 0.35)
      shapes.push({ d: `M${x + 16} 200V${top + 40}A16 16 0 0 1 ${x + 48} ${top + 40}V200Z`, fill: inner });
    else shapes.push({ d: circle(x + 32, top + 36, 11), fill: inner });
  }
  return shapes;
}

function tile(x: number, y: number, size: number, random: () => number): string {
  const [left, top, right, bottom] = [x, y, x + size, y + size];
  const half = size / 2;
  switch (Math.floor(random() * 7)) {
    case 0:
      return `M${left} ${top}H${right}A${size} ${size} 0 0 1 ${left} ${bottom}Z`;
    case 1:
      return `M${right} ${top}V${bottom}A${size} ${size} 0 0 1 ${left} ${top}Z`;
    case 2:
      return `M${right} ${bottom}H${left}A${size} ${size} 0 0 1 ${right} ${top}Z`;
    case 3:
      return `M${left} ${bottom}V${top}A${size} ${size} 0 0 1 ${right} ${bottom}Z`;
    case 4:
      return circle(x + half, y + half, half * 0.72);
    case 5:
      return `M${left} ${bottom}A${half} ${half} 0 0 1 ${right} ${bottom}ZM${left} ${y + half}A${half} ${half} 0 0 1 ${right} ${y + half}Z`;
    default:
      return `M${left} ${top}H${right}L${left} ${bottom}Z`;
  }
}

function circle(x: number, y: number, r: number): string {
  return `M${f(x - r)} ${f(y)}a${f(r)} ${f(r)} 0 1 0 ${f(2 * r)} 0a${f(r)} ${f(r)} 0 1 0 ${f(-2 * r)} 0Z`;
}

function sector(
  x: number,
  y: number,
  ring: { outer: number; inner: number; from: number; sweep: number },
): string {
  const at = (r: number, degrees: number) => {
    const angle = (degrees * Math.PI) / 180;
    return `${f(x + r * Math.cos(angle))} ${f(y + r * Math.sin(angle))}`;
  };
  const { outer, inner, from } = ring;
  const to = from + ring.sweep;
  return `M${at(outer, from)}A${outer} ${outer} 0 0 1 ${at(outer, to)}L${at(inner, to)}A${inner} ${inner} 0 0 0 ${at(inner, from)}Z`;
}

function pick<T>(from: readonly T[], random: () => number): T {
  const chosen = from[Math.floor(random() * from.length)];
  if (chosen === undefined) throw new RangeError("nothing to pick from");
  return chosen;
}

function f(value: number): string {
  return String(Math.round(value * 10) / 10);
}
