import type { PersonKey } from "../people.ts";

/** What a seller signs: `price` in whole units of the token, `days` to deliver. */
export interface OfferSeed {
  token: "coin" | "dollar";
  price: string;
  days: number;
  revisions: number;
  words: string;
  features: string[];
}

export interface QuoteSeed {
  client: PersonKey;
  seller: PersonKey;
  title: string;
  text: string;
  budget?: { token: "coin" | "dollar"; amount: string };
  /** The client's question before paying, and what the seller said; null: not answered yet. */
  question?: { asked: string; answered: string | null };
  offer?: OfferSeed;
  /** How it went on after that; nothing: it waits. */
  end?: "accepted" | "paid" | "withdrawn" | { declined: string };
}

/** Requests for quotes, one in each state (LST-4); those that wait do so for the two demo people. */
export const QUOTES: readonly QuoteSeed[] = [
  {
    client: "oskar",
    seller: "mara",
    title: "Two posters for a regatta in August",
    text: "One for the harbour, one for the trams, both from the same drawing. We print on uncoated paper.",
    end: { declined: "August is full here, and posters want a person who is there when they are printed." },
  },
  {
    client: "ines",
    seller: "kenji",
    title: "A film of the winter firing",
    text: "Two days at the kiln, you would have to be here. Three minutes in the end.",
    budget: { token: "dollar", amount: "1500" },
    end: "withdrawn",
  },
  {
    client: "daniel",
    seller: "mara",
    title: "Cover art for the third season",
    text: "Eight covers of one family, one for each city. They are seen at 60 pixels more often than at 600.",
    budget: { token: "coin", amount: "0.5" },
    question: {
      asked: "Could the eight be told apart without their colours?",
      answered: "Yes: each city gets a shape of its own, and the colour is only there to please.",
    },
    offer: {
      ...{ token: "coin", price: "0.48", days: 16, revisions: 2 },
      words:
        "A frame that stays and a shape that changes. You see two cities first, before I draw the other six.",
      features: ["Eight covers, 3000 pixels square", "The frame as a template", "Files that stay editable"],
    },
    end: "paid",
  },
  {
    client: "ines",
    seller: "jonas",
    title: "A booking page for our workshops",
    text: "Six places each Saturday, paid when booked, with a waiting list. Ours is a plain page on a small server.",
    budget: { token: "dollar", amount: "1200" },
    question: { asked: "Can people give a place to a friend without writing to us?", answered: null },
    offer: {
      ...{ token: "dollar", price: "1150", days: 15, revisions: 2 },
      words: "One page for visitors and one for you, tested on the phones that people really have.",
      features: ["Booking and waiting list", "Source code and tests", "A month of care"],
    },
  },
  {
    client: "ines",
    seller: "lucia",
    title: "Care instructions in Spanish and English",
    text: "A card of 120 words that goes into each box. The Portuguese is done and must not sound translated.",
    offer: {
      ...{ token: "coin", price: "0.03", days: 3, revisions: 1 },
      words: "Both languages side by side, read aloud once by somebody who owns a dishwasher.",
      features: ["Two languages", "Second reading"],
    },
    end: "accepted",
  },
  {
    client: "priya",
    seller: "mara",
    title: "A certificate that parents want to frame",
    text: "One page, to be filled in by hand. Our colours are the yellow and the purple of the brochure.",
    budget: { token: "dollar", amount: "180" },
  },
  {
    client: "priya",
    seller: "amara",
    title: "Words for a school's first brochure",
    text: "Eight pages for parents: what we teach, how a lesson goes, what it costs. We have notes, no sentences.",
  },
  {
    client: "ines",
    seller: "mara",
    title: "Labels for a series of twelve glazes",
    text: "One label each, same shape, told apart by colour and name. They have to stand on round jars.",
    offer: {
      ...{ token: "coin", price: "0.35", days: 9, revisions: 1 },
      words: "Twelve labels from one design, with a sheet that shows how to make the thirteenth yourself.",
      features: ["Print files for all twelve", "One round of changes"],
    },
  },
];
