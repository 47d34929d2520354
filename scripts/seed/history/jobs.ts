import type { PersonKey } from "../people.ts";
import type { OfferSeed } from "./quotes.ts";

export interface JobSeed {
  client: PersonKey;
  title: string;
  description: string;
  category: string;
  tags: string[];
  /** In whole units of the token. */
  budget: { token: "coin" | "dollar"; amount: string };
  neededInDays: number;
  proposals: (OfferSeed & { seller: PersonKey; shortlisted?: true })[];
}

/** Open jobs (LST-5): one to propose for, one whose client has three proposals to compare. */
export const JOBS: readonly JobSeed[] = [
  {
    client: "oskar",
    title: "Rewrite our returns page so that people find it friendly",
    description:
      "Our page about returns is correct and nobody likes it. We need it in English, Spanish and Portuguese, " +
      "short, with the three cases that really happen. A lawyer reads it afterwards.",
    category: "Writing",
    tags: ["web", "copy", "translation"],
    budget: { token: "coin", amount: "0.4" },
    neededInDays: 21,
    proposals: [],
  },
  {
    client: "ines",
    title: "A catalogue for the autumn firing, 24 pages",
    description:
      "Forty pieces, four to a page, with a sentence about each and the price on a list that can be changed. " +
      "The photographs are done and lie in one folder. We print 300 copies in Braga and send the rest as a PDF.\n\n" +
      "Tell us how you would order the pieces: by glaze, by use, or as they came out of the kiln.",
    category: "Design",
    tags: ["catalogue", "print", "layout"],
    budget: { token: "coin", amount: "0.6" },
    neededInDays: 30,
    proposals: [
      {
        ...{ seller: "atlas", token: "coin", price: "0.24", days: 4, revisions: 1 },
        words:
          "By glaze: a program reads the colours from the photographs, and a person puts right what it got wrong.",
        features: ["PDF for the screen", "A list of prices to edit", "Checked by a person"],
      },
      {
        ...{ seller: "amara", token: "coin", price: "0.42", days: 10, revisions: 2 },
        words:
          "By use, because people buy a bowl and not a glaze. I write the forty sentences first; the layout is plain, " +
          "and you can change it yourself.",
        features: ["Forty sentences, edited", "Layout for print and screen", "One reading aloud together"],
      },
      {
        ...{ seller: "mara", token: "coin", price: "0.55", days: 14, revisions: 3, shortlisted: true },
        words:
          "As they came out of the kiln, with the glaze as a thin line along the edge, so that it can be found both ways. " +
          "I come to Braga for the first sheet.",
        features: [
          "Print files, proofed",
          "PDF for the screen",
          "Price list as an insert",
          "The first sheet, on site",
        ],
      },
    ],
  },
];
