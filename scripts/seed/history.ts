import type { PersonKey } from "./people.ts";

/**
 * What one person does to an order at a time. Hours are relative to now; the past is negative, and at 0 nothing is
 * sent to the chain. What stays off the chain
 * (drafts, messages, proposals, the desk) has the time at which it is played; a `read` message was seen by the other.
 * Extra work costs a `share` of the price in hundredths.
 */
export type Step = { hours: number } & (
  | { do: "place"; requirements?: string; withoutOffer?: true }
  | { do: "start"; text: string }
  | { do: "cancel"; by: "client" | "seller"; text: string }
  | { do: "deliver"; text: string; pictures: number }
  | { do: "draft"; text: string; pictures: number }
  | { do: "approve" }
  | { do: "say"; by: "client" | "seller"; text: string; read?: true }
  | { do: "ask for help"; by: "client" | "seller"; text: string }
  | { do: "propose extra work"; share: number; days: number; text: string }
  | { do: "revise"; text: string; days: number }
  | {
      do: "request";
      by: "client" | "seller";
      kind: "CancelByClient" | "CancelBySeller" | "Progress" | "Refund";
      text: string;
    }
  | { do: "answer"; by: "client" | "seller"; accepted: boolean; text: string }
  | { do: "dispute"; by: "client" | "seller"; text: string }
  | { do: "evidence"; by: "client" | "seller"; text: string }
  | { do: "rule"; sellerShare: number; text: string }
);

export interface OrderSeed {
  client: PersonKey;
  service: string;
  tier: number;
  steps: readonly Step[];
}

const DAY = 24;

/** Orders in every status. Delivery times are those of the packages in services.ts. */
export const ORDERS: readonly OrderSeed[] = [
  // Completed, some time ago.
  {
    client: "ines",
    service: "copy",
    tier: 1,
    steps: [
      {
        hours: -40 * DAY,
        do: "place",
        requirements: "People who want a mug for life. They should visit the studio.",
      },
      {
        hours: -37 * DAY,
        do: "deliver",
        text: "Two headlines to choose from, the rest stands.",
        pictures: 0,
      },
      { hours: -36 * DAY, do: "approve" },
    ],
  },
  {
    client: "oskar",
    service: "audit",
    tier: 1,
    steps: [
      {
        hours: -38 * DAY,
        do: "place",
        requirements: "The shop sells foul-weather jackets; most people come by phone.",
      },
      {
        hours: -36 * DAY,
        do: "deliver",
        text: "Report with the five costs and how to mend them.",
        pictures: 1,
      },
      { hours: -35 * DAY, do: "approve" },
    ],
  },
  {
    client: "ines",
    service: "logo",
    tier: 2,
    steps: [
      { hours: -33 * DAY, do: "place" },
      {
        hours: -32 * DAY,
        do: "start",
        text: "Stoneware, thrown by hand. Most people will see the logo stamped into clay.",
      },
      {
        hours: -29 * DAY,
        do: "draft",
        text: "Three rough directions in black. Which one feels like you?",
        pictures: 3,
      },
      { hours: -26 * DAY, do: "deliver", text: "Final vectors, palette and the guide.", pictures: 2 },
      {
        hours: -25 * DAY,
        do: "revise",
        text: "The small version closes up when stamped. Could the counter be wider?",
        days: 4,
      },
      {
        hours: -23 * DAY,
        do: "deliver",
        text: "Opened the counter by a tenth. Tested at 9 mm.",
        pictures: 1,
      },
      { hours: -22 * DAY, do: "approve" },
    ],
  },
  {
    client: "priya",
    service: "research",
    tier: 1,
    steps: [
      {
        hours: -30 * DAY,
        do: "place",
        requirements: "Evening tutoring in Leeds and Bradford: who offers it, and at what price?",
      },
      { hours: -29 * DAY, do: "deliver", text: "Ten pages, 41 sources.", pictures: 0 },
      { hours: -28 * DAY, do: "approve" },
    ],
  },
  {
    client: "daniel",
    service: "podcast",
    tier: 1,
    steps: [
      {
        hours: -21 * DAY,
        do: "place",
        requirements: "54 minutes, two voices, one of them recorded in a tram.",
      },
      {
        hours: -19 * DAY,
        do: "deliver",
        text: "The tram is still there, but it keeps quiet now.",
        pictures: 0,
      },
      { hours: -18 * DAY, do: "approve" },
    ],
  },
  {
    client: "daniel",
    service: "film",
    tier: 1,
    steps: [
      { hours: -17 * DAY, do: "place", requirements: "That a city sounds different at five in the morning." },
      { hours: -12 * DAY, do: "deliver", text: "Both formats, graded a little cold.", pictures: 1 },
      { hours: -11 * DAY, do: "approve" },
    ],
  },
  // Settled by a ruling.
  {
    client: "oskar",
    service: "contract-translation",
    tier: 1,
    steps: [
      {
        hours: -27 * DAY,
        do: "place",
        requirements: "English to Spanish. A charter contract of four pages.",
      },
      {
        hours: -25 * DAY,
        do: "deliver",
        text: "Translation and glossary. Two clauses were unclear in the original; see the notes.",
        pictures: 0,
      },
      { hours: -24 * DAY, do: "dispute", by: "client", text: "Clause 7 is missing from the translation." },
      {
        hours: -23 * DAY,
        do: "evidence",
        by: "seller",
        text: "Clause 7 was not in the file I was given. The page count says four, the file has three.",
      },
      {
        hours: -21 * DAY,
        do: "rule",
        sellerShare: 70,
        text: "The file as uploaded has three pages. The work on those is complete; the client should have been asked about the fourth. Seventy parts of a hundred to the seller.",
      },
    ],
  },
  // Cancelled: before the start, and after a request.
  {
    client: "ines",
    service: "labels",
    tier: 1,
    steps: [
      { hours: -15 * DAY, do: "place" },
      {
        hours: -14.8 * DAY,
        do: "cancel",
        by: "client",
        text: "I found that we have only two hundred photos.",
      },
    ],
  },
  {
    client: "priya",
    service: "launch",
    tier: 1,
    steps: [
      { hours: -13 * DAY, do: "place", requirements: "A summer course, opening in June." },
      {
        hours: -12.5 * DAY,
        do: "request",
        by: "client",
        kind: "CancelByClient",
        text: "The course moves to next year.",
      },
      {
        hours: -12 * DAY,
        do: "answer",
        by: "seller",
        accepted: true,
        text: "Of course. Come back when it is time.",
      },
    ],
  },
  // Open, one in each status; most of them with the two demo people.
  {
    client: "ines",
    service: "logo",
    tier: 1,
    steps: [
      { hours: -8 * DAY, do: "place" },
      { hours: -7.5 * DAY, do: "start", text: "A second mark for the workshops, related to the first." },
    ],
  },
  {
    client: "oskar",
    service: "logo",
    tier: 1,
    steps: [
      {
        hours: -5.4 * DAY,
        do: "place",
        requirements: "A mark for the spring jackets. Screen and woven label.",
      },
    ],
  },
  {
    client: "ines",
    service: "packaging",
    tier: 2,
    steps: [
      {
        hours: -6 * DAY,
        do: "place",
        requirements: "A box for two mugs: 22 by 11 by 12 cm. The printer is in Braga.",
      },
      { hours: -2 * DAY, do: "draft", text: "Die line and a first look at the lid.", pictures: 2 },
      {
        hours: -1.9 * DAY,
        do: "say",
        by: "seller",
        text: "I have put a draft under Deliveries. Does the lid close the way you meant?",
        read: true,
      },
      {
        hours: -1.8 * DAY,
        do: "say",
        by: "client",
        text: "Yes, and the tab is lovely. Could the inside be uncoated, so that it does not squeak?",
        read: true,
      },
      {
        hours: -1.7 * DAY,
        do: "say",
        by: "seller",
        text: "Uncoated it is. The printer has a board that fits: https://example.com/boards/kraft-300",
        read: true,
      },
      {
        hours: -0.1 * DAY,
        do: "say",
        by: "seller",
        text: "One thing: is the logo on the lid or on the band?",
      },
      {
        hours: 0,
        do: "propose extra work",
        share: 25,
        days: 2,
        text: "A second size of the box, for four mugs, on the same sheet.",
      },
    ],
  },
  {
    client: "ines",
    service: "packaging",
    tier: 1,
    steps: [
      { hours: -5 * DAY, do: "place", requirements: "A label for glaze samples, 4 by 6 cm." },
      {
        hours: -1.2 * DAY,
        do: "deliver",
        text: "Print-ready label. The printer has seen it and is content.",
        pictures: 2,
      },
    ],
  },
  {
    client: "priya",
    service: "packaging",
    tier: 1,
    steps: [
      { hours: -4.5 * DAY, do: "place", requirements: "A folder sleeve for course books." },
      { hours: -2 * DAY, do: "deliver", text: "Sleeve with a window, ready to print.", pictures: 1 },
      {
        hours: -1 * DAY,
        do: "revise",
        text: "Please leave room for the student's name on the back.",
        days: 5,
      },
    ],
  },
  {
    client: "daniel",
    service: "logo",
    tier: 2,
    steps: [
      { hours: -5 * DAY, do: "place", requirements: "A podcast about cities. It will live at 60 pixels." },
      { hours: -2.5 * DAY, do: "deliver", text: "Mark, palette, guide.", pictures: 2 },
      {
        hours: -2 * DAY,
        do: "request",
        by: "client",
        kind: "Refund",
        text: "This looks very close to the mark of another show.",
      },
      {
        hours: -1.5 * DAY,
        do: "answer",
        by: "seller",
        accepted: false,
        text: "Both use a circle. I explain the difference in the notes and offer another round.",
      },
      {
        hours: 0,
        do: "ask for help",
        by: "client",
        text: "We do not agree whether two circles are the same circle. Could somebody else look before this becomes a dispute?",
      },
    ],
  },
  {
    client: "ines",
    service: "film",
    tier: 2,
    steps: [
      {
        hours: -7 * DAY,
        do: "place",
        requirements: "The sound of a wheel. People should want to touch clay.",
      },
      {
        hours: -3 * DAY,
        do: "deliver",
        text: "Thirty seconds, two formats, titles in two languages.",
        pictures: 1,
      },
      {
        hours: -1.5 * DAY,
        do: "dispute",
        by: "client",
        text: "The film uses footage that is not mine, from 0:12 to 0:19.",
      },
      {
        hours: -1 * DAY,
        do: "evidence",
        by: "seller",
        text: "Those seven seconds were in the folder you sent, in the file named wheel-b.mov.",
      },
      {
        hours: -0.9 * DAY,
        do: "say",
        by: "client",
        text: "That file was for reference only. I wrote so in the requirements.",
        read: true,
      },
      {
        hours: -0.8 * DAY,
        do: "say",
        by: "seller",
        text: "I did not read it that way. Let Tomas look at it; I can also cut those seconds.",
      },
    ],
  },
  {
    client: "oskar",
    service: "site-translation",
    tier: 1,
    steps: [
      { hours: -3 * DAY, do: "place", requirements: "Product texts of 40 jackets, as a spreadsheet." },
      {
        hours: -1 * DAY,
        do: "request",
        by: "client",
        kind: "Progress",
        text: "How far are you? The catalogue goes to print on Friday.",
      },
      { hours: -0.9 * DAY, do: "say", by: "client", text: "No hurry today. Tomorrow noon would be good." },
    ],
  },
  {
    client: "ines",
    service: "edit",
    tier: 1,
    steps: [{ hours: -0.5 * DAY, do: "place" }],
  },
  {
    client: "ines",
    service: "logo",
    tier: 3,
    steps: [{ hours: -0.3 * DAY, do: "place", withoutOffer: true }],
  },
  {
    client: "daniel",
    service: "packaging",
    tier: 1,
    steps: [{ hours: -0.2 * DAY, do: "place" }],
  },
];
