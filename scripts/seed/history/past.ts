import { DAY, type OrderSeed } from "../steps.ts";

/** Orders that are over. */
export const PAST_ORDERS: readonly OrderSeed[] = [
  // Completed, some time ago.
  {
    client: "ines",
    service: "copy",
    tier: 1,
    reviews: {
      client: { stars: 5, text: "Reads like our own voice, only clearer." },
      seller: { stars: 4, text: "Kind to work with; the material came a day late." },
    },
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
    reviews: {
      client: {
        stars: 4,
        text: "Good work. Two of the five causes we knew, the other three were the dear ones.",
      },
      seller: { stars: 5, text: "Knew what the shop needed and said so early." },
    },
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
    reviews: {
      client: { stars: 5, text: "Exactly the mark we hoped for, and it does survive the kiln." },
      seller: { stars: 5, text: "A clear brief and quick answers. A pleasure." },
    },
    steps: [
      { hours: -33 * DAY, do: "place", ofBalance: 100 },
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
    reviews: { client: { stars: 5, text: "On time, and each source could be found." } },
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
    reviews: {
      client: { stars: 3, text: "Usable, but I had to ask twice for the chapter marks." },
      seller: { stars: 4, text: "Fair, and paid at once." },
    },
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
    reviews: { seller: { stars: 5, text: "Would gladly do this again." } },
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
    reviews: {
      client: {
        stars: 3,
        text: "What was there was right. A question about the fourth page would have saved us a week.",
      },
      seller: { stars: 3, text: "Correct in the end. The page count should be looked at before the seal." },
    },
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
      { hours: -15 * DAY, do: "place", keepRefunds: true },
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
      {
        hours: -13 * DAY,
        do: "place",
        requirements: "A summer course, opening in June.",
        ofBalance: 100,
        keepRefunds: true,
      },
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
];
