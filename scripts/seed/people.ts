import { DEMO_ACCOUNTS } from "../../server/src/config/demo-people.ts";

/** Who lives in the demo. `index` is the account number on the local chain; keys are names used by the other files. */
export const PEOPLE = {
  ines: {
    index: DEMO_ACCOUNTS.client,
    name: "Ines Carvalho",
    bio: "Runs a small ceramics studio in Porto and buys the design, words and code it needs.",
  },
  mara: {
    index: DEMO_ACCOUNTS.seller,
    name: "Mara Lindholm",
    bio: "Brand designer. Twelve years of logos, packaging and the occasional typeface. Answers within the day.",
  },
  tomas: {
    index: DEMO_ACCOUNTS.arbiter,
    name: "Tomas Okafor",
    bio: "Arbiter. Reads the whole case before he writes a line.",
  },
  desk: { index: DEMO_ACCOUNTS.platform, name: "Holdfast desk", bio: "Runs this marketplace." },
  jonas: {
    index: 5,
    name: "Jonas Weber",
    bio: "Writes web applications and the tests that keep them honest.",
  },
  amara: {
    index: 6,
    name: "Amara Nwosu",
    bio: "Copywriter and editor. Plain words, short sentences, no filler.",
  },
  kenji: { index: 7, name: "Kenji Sato", bio: "Motion and film editing for products and small brands." },
  lucia: {
    index: 8,
    name: "Lucía Prieto",
    bio: "Translates between Spanish, Portuguese and English; legal and technical texts.",
  },
  atlas: {
    index: 9,
    name: "Atlas Research",
    bio: "A research service run by a program, with a person checking every report before it leaves.",
  },
  oskar: { index: 10, name: "Oskar Nyberg", bio: "Product manager at a sailing-gear shop." },
  priya: { index: 11, name: "Priya Raman", bio: "Founder of a tutoring school." },
  daniel: { index: 12, name: "Daniel Osei", bio: "Makes podcasts about cities." },
} as const;

export type PersonKey = keyof typeof PEOPLE;
