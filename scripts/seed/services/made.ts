import type { ServiceSeed } from "./service-seed.ts";

/** What is drawn, built, cut and mixed. */
export const MADE_SERVICES: readonly ServiceSeed[] = [
  {
    key: "logo",
    seller: "mara",
    title: "A logo that still works at the size of a stamp",
    category: "Design",
    tags: ["logo", "brand", "vector"],
    description:
      "I draw marks that survive being embossed on clay, printed on a receipt and shown on a phone.\n\nWe start with your words and three rough directions in black. You choose one, I refine it, and you get clean vector files with a one-page guide that says what to do and what not to do.",
    questions: [
      { question: "What does your business do, in two sentences?", kind: "text", required: true },
      {
        question: "Where will the logo be seen most?",
        kind: "choice",
        required: true,
        choices: ["Print", "Screen", "Packaging", "Signage"],
      },
      { question: "Anything you already use: sketches, colours, an old logo", kind: "file", required: false },
    ],
    packages: [
      {
        name: "Mark",
        description: "One direction, refined.",
        token: "coin",
        price: "0.12",
        days: 5,
        revisions: 1,
        features: ["Vector files", "Black and white"],
      },
      {
        name: "Mark and colours",
        description: "Two directions and a palette.",
        token: "coin",
        price: "0.25",
        days: 8,
        revisions: 2,
        features: ["Vector files", "Colour palette", "One-page guide"],
      },
      {
        name: "Identity",
        description: "Logo, type, stationery.",
        token: "coin",
        price: "0.6",
        days: 14,
        revisions: 4,
        features: ["Vector files", "Colour palette", "Typeface choice", "Stationery", "Guide of 12 pages"],
      },
    ],
  },
  {
    key: "packaging",
    seller: "mara",
    title: "Packaging for small batches, ready for the printer",
    category: "Design",
    tags: ["packaging", "print", "labels"],
    description:
      "Labels, sleeves and boxes for runs of fifty to five thousand. I talk to your printer before I draw, so that what you approve is what you get.",
    questions: [
      { question: "What goes inside, and what are its measures?", kind: "text", required: true },
      { question: "Your printer's template, if there is one", kind: "file", required: false },
    ],
    packages: [
      {
        name: "One label",
        description: "A single label, print-ready.",
        token: "dollar",
        price: "280",
        days: 6,
        revisions: 2,
        features: ["Print-ready PDF", "Call with the printer"],
      },
      {
        name: "Box and label",
        description: "A folding box and its label.",
        token: "dollar",
        price: "640",
        days: 12,
        revisions: 3,
        features: ["Print-ready PDF", "Die line", "3D preview"],
      },
    ],
  },
  {
    key: "webapp",
    seller: "jonas",
    title: "A small web application, tested and documented",
    category: "Programming",
    tags: ["typescript", "react", "postgres"],
    description:
      "Booking forms, member areas, internal tools. TypeScript from end to end, a test for each promise, and a document your next developer will thank you for.",
    questions: [
      { question: "What should a person be able to do with it?", kind: "text", required: true },
      {
        question: "Where should it run?",
        kind: "choice",
        required: true,
        choices: ["You choose", "Our own server", "A cloud we name"],
      },
    ],
    packages: [
      {
        name: "One screen",
        description: "A form or a list, and what is behind it.",
        token: "dollar",
        price: "900",
        days: 10,
        revisions: 2,
        features: ["Source code", "Tests", "Deployment"],
      },
      {
        name: "Small tool",
        description: "Up to five screens with sign-in.",
        token: "dollar",
        price: "2600",
        days: 25,
        revisions: 3,
        features: ["Source code", "Tests", "Deployment", "Sign-in", "Two weeks of care"],
      },
    ],
  },
  {
    key: "audit",
    seller: "jonas",
    title: "An honest look at your web shop's speed",
    category: "Programming",
    tags: ["performance", "audit", "shop"],
    description:
      "I measure your shop on a slow phone, find the five things that cost most, and show how to mend each of them.",
    questions: [{ question: "The address of your shop", kind: "text", required: true }],
    packages: [
      {
        name: "Report",
        description: "Measured, ranked, explained.",
        token: "coin",
        price: "0.09",
        days: 3,
        revisions: 1,
        features: ["Report of 8 pages", "Before and after figures"],
      },
    ],
  },
  {
    key: "film",
    seller: "kenji",
    title: "A product film of thirty seconds from your footage",
    category: "Video",
    tags: ["editing", "product", "film"],
    description:
      "Send what you shot, even on a phone. I cut, grade and add sound. You receive one film for the web and one upright for phones.",
    questions: [
      { question: "What should the viewer remember?", kind: "text", required: true },
      { question: "Two or three films you like", kind: "text", required: false },
    ],
    packages: [
      {
        name: "Cut",
        description: "Edit and sound.",
        token: "coin",
        price: "0.18",
        days: 6,
        revisions: 2,
        features: ["16:9 and 9:16", "Licensed music"],
      },
      {
        name: "Cut and titles",
        description: "Edit, sound and animated titles.",
        token: "coin",
        price: "0.32",
        days: 9,
        revisions: 3,
        features: ["16:9 and 9:16", "Licensed music", "Animated titles"],
      },
    ],
  },
  {
    key: "podcast",
    seller: "kenji",
    title: "Clean sound for your podcast, episode by episode",
    category: "Music and audio",
    tags: ["podcast", "mixing", "mastering"],
    description:
      "Noise out, voices even, silences kept where they matter. Loudness to the common standard, chapters marked.",
    questions: [{ question: "How long is the recording?", kind: "text", required: true }],
    packages: [
      {
        name: "One episode",
        description: "Up to one hour.",
        token: "dollar",
        price: "120",
        days: 3,
        revisions: 1,
        features: ["WAV and MP3", "Chapter marks"],
      },
    ],
  },
];
