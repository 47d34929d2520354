import { CATEGORIES } from "../../server/src/api/schema/services.ts";
import type { Chance } from "./chance.ts";

export type Category = (typeof CATEGORIES)[number];

/** What is made in each category, as titles and searches name it. */
const THINGS: Record<Category, readonly string[]> = {
  Design: ["logo", "poster", "label", "icon set", "brand guide", "packaging", "menu", "book cover", "flyer"],
  Writing: [
    "essay",
    "press release",
    "product text",
    "newsletter",
    "speech",
    "manual",
    "interview",
    "column",
  ],
  Programming: [
    "website",
    "web shop",
    "smart contract",
    "plugin",
    "dashboard",
    "mobile app",
    "data pipeline",
  ],
  Video: ["explainer video", "trailer", "short film", "subtitles", "animation", "recording of a talk"],
  "Music and audio": ["song", "jingle", "podcast edit", "voice over", "sound design", "master", "score"],
  Marketing: ["campaign", "search audit", "landing page", "market study", "mailing", "launch plan"],
  Translation: [
    "German translation",
    "Spanish translation",
    "Japanese translation",
    "proofreading",
    "glossary",
  ],
  "AI services": ["chat assistant", "image model", "data labelling", "prompt library", "speech model"],
  Business: ["business plan", "pitch deck", "bookkeeping", "contract review", "price model", "spreadsheet"],
};
const MANNERS = [
  ...[
    "in print",
    "with care",
    "in two days",
    "for a small shop",
    "by hand",
    "that lasts",
    "on recycled paper",
  ],
  ...[
    "for restaurants",
    "for museums",
    "without jargon",
    "that people read to the end",
    "for your first launch",
  ],
  ...["in three colours", "with sources", "for tired eyes", "from a rough sketch", "that loads at once"],
];
const PRAISE = ["A clear", "A quiet", "A bold", "A friendly", "An honest", "A warm", "A precise", "A lively"];
const SENTENCES = [
  ...[
    "We begin with a short talk about what you sell and to whom.",
    "You see a first version after two days.",
  ],
  ...["I work alone, so you always write to the one who does the work.", "Every file comes with its source."],
  ...["I ask many questions first and few later.", "If the first direction is wrong, I begin again."],
  ...["Bakeries, clinics and publishers have come back for more.", "The result is yours, with all rights."],
  ...["I test on old telephones and slow lines.", "You can follow each step and stop after any of them."],
  ...["Colours are checked for print and for screens.", "Nothing is copied, and nothing is bought in."],
  ...["Tell me about your deadline, and I will tell you whether I can hold it.", "Small orders are welcome."],
];
const TAGS = [
  "logo",
  "brand",
  "print",
  "web",
  "shop",
  "text",
  "audio",
  "video",
  "data",
  "plan",
  "fast",
  "craft",
];
const GIVEN = [
  "Mara",
  "Ines",
  "Jonas",
  "Priya",
  "Tomas",
  "Aiko",
  "Lena",
  "Omar",
  "Nils",
  "Ruth",
  "Chidi",
  "Wen",
];
const FAMILY = [
  "Studio",
  "Works",
  "Lab",
  "Press",
  "Atelier",
  "Lindholm",
  "Okafor",
  "Carvalho",
  "Sato",
  "Meyer",
];
const TALK = [
  ...["Thank you, that looks right.", "Could the second one be a little darker?", "I will send it tonight."],
  ...["Which format do you need?", "We print on Thursday.", "Here is what I changed.", "Sorry for the wait."],
];
const PRAISED = [
  "Exactly what we asked for.",
  "Quick, and better than hoped.",
  "Will order again.",
  "Kind and clear.",
];
const BLAMED = ["Late, and not what was agreed.", "It took three rounds.", "The files were not usable."];

export function title(chance: Chance, category: Category, number: number): string {
  const thing = chance.pick(THINGS[category]);
  return `${chance.pick(PRAISE)} ${thing} ${chance.pick(MANNERS)}, no. ${number}`;
}

export function paragraph(chance: Chance, sentences: number): string {
  return Array.from({ length: sentences }, () => chance.pick(SENTENCES)).join(" ");
}

export function tags(chance: Chance): string[] {
  return [...new Set(Array.from({ length: chance.between(1, 5) }, () => chance.pick(TAGS)))];
}

export function personName(chance: Chance, number: number): string {
  return `${chance.pick(GIVEN)} ${chance.pick(FAMILY)} ${number}`;
}

export const category = (chance: Chance): Category => chance.pick(CATEGORIES);
export const message = (chance: Chance): string => chance.pick(TALK);
export const verdict = (chance: Chance, stars: number): string => chance.pick(stars > 3 ? PRAISED : BLAMED);
