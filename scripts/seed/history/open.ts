import { DAY, type OrderSeed } from "../steps.ts";

/** Open orders, one in each status; most of them with the two demo people. */
export const OPEN_ORDERS: readonly OrderSeed[] = [
  {
    client: "ines",
    service: "logo",
    tier: 1,
    steps: [
      { hours: -8 * DAY, do: "place", ofBalance: 50 },
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
