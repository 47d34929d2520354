import sharp from "sharp";
import type { PersonKey } from "./people.ts";

/** A person's own picture, in a square of 200: what they do, told in a few shapes that still read at 24 pixels. */
const PORTRAITS: Partial<Record<PersonKey, string>> = {
  // A pot on the wheel, before the sun over the Douro.
  ines: `<rect width="200" height="200" fill="#f3d9c4"/>
    <circle cx="100" cy="84" r="58" fill="#e8763f"/>
    <path d="M0 142q50-18 100 0t100 0v58H0z" fill="#1f4e5f"/>
    <path d="M80 52h40v12q-2 10 6 20 18 22 18 44 0 22-16 34H72q-16-12-16-34 0-22 18-44 8-10 6-20z" fill="#7a2e1d"/>
    <path d="M57 118q43 16 86 0l1 12q-44 16-88 0z" fill="#f3d9c4"/>`,
  // Her mark: an M of two arches, one stroke of another colour.
  mara: `<rect width="200" height="200" fill="#1c4a3b"/>
    <path d="M36 156V84a32 32 0 0 1 64 0v72" fill="none" stroke="#f4ead5" stroke-width="24"/>
    <path d="M100 156V84a32 32 0 0 1 64 0v72" fill="none" stroke="#e9a23b" stroke-width="24"/>
    <path d="M88 84v72h24V84z" fill="#f4ead5"/>`,
  // Two quotation marks that hold a page between them.
  amara: `<rect width="200" height="200" fill="#f0c9bd"/>
    <path d="M38 120V86q0-34 34-40v20q-14 4-14 20h20v34zM104 120V86q0-34 34-40v20q-14 4-14 20h20v34z" fill="#5a1f3d"/>
    <path d="M38 138h124v10H38zM38 158h78v10H38z" fill="#c2543d"/>`,
  // A cut: the same circle in three frames, each a moment later.
  kenji: `<rect width="200" height="200" fill="#15233b"/>
    <circle cx="70" cy="100" r="46" fill="#31507c"/>
    <circle cx="96" cy="100" r="46" fill="#6f8fbd"/>
    <circle cx="122" cy="100" r="46" fill="#f2efe6"/>
    <path d="M110 76l38 24-38 24z" fill="#d8432f"/>`,
  // Two languages, and what they have in common.
  lucia: `<rect width="200" height="200" fill="#f6efdf"/>
    <path d="M30 44h92a14 14 0 0 1 14 14v52a14 14 0 0 1-14 14H70l-26 26v-26H30z" fill="#e0a02f"/>
    <path d="M170 74H78a14 14 0 0 0-14 14v52a14 14 0 0 0 14 14h52l26 26v-26h14z" fill="#2c6e7f"/>
    <path d="M64 88a14 14 0 0 1 14-14h58v36a14 14 0 0 1-14 14H64z" fill="#163d48"/>`,
  // A globe that is read line by line.
  atlas: `<rect width="200" height="200" fill="#e6ebf2"/>
    <circle cx="100" cy="100" r="66" fill="#3a3f8f"/>
    <g fill="none" stroke="#e6ebf2" stroke-width="7">
      <ellipse cx="100" cy="100" rx="28" ry="66"/>
      <path d="M34 100h132M44 66h112M44 134h112"/>
    </g>
    <circle cx="128" cy="66" r="15" fill="#f0674a" stroke="#e6ebf2" stroke-width="6"/>`,
  // An open book under a rising sun.
  priya: `<rect width="200" height="200" fill="#fbe3a8"/>
    <path d="M50 112a50 50 0 0 1 100 0z" fill="#e4572e"/>
    <path d="M100 122q-32-22-72-14v56q40-8 72 14 32-22 72-14v-56q-40-8-72 14z" fill="#3f2a56"/>
    <path d="M100 130v40" stroke="#fbe3a8" stroke-width="6"/>`,
};

/** The picture that somebody uploads of themselves, as PNG bytes; null for who leaves it to the one that is drawn. */
export async function portrait(person: PersonKey): Promise<Buffer | null> {
  const shapes = PORTRAITS[person];
  if (!shapes) return null;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 200 200">${shapes}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
