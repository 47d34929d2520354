import type { PersonKey } from "./people.ts";

/** Prices are in whole units of the token; the seed turns them into its smallest unit. */
interface PackageSeed {
  name: string;
  description: string;
  token: "coin" | "dollar";
  price: string;
  days: number;
  revisions: number;
  features: string[];
}

interface QuestionSeed {
  question: string;
  kind: "text" | "choice" | "file";
  required: boolean;
  choices?: string[];
}

export interface ServiceSeed {
  key: string;
  seller: PersonKey;
  title: string;
  category: string;
  tags: string[];
  description: string;
  questions: QuestionSeed[];
  packages: PackageSeed[];
}

export const SERVICES: readonly ServiceSeed[] = [
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
    key: "copy",
    seller: "amara",
    title: "Words for your home page that people finish reading",
    category: "Writing",
    tags: ["copywriting", "website", "editing"],
    description:
      "I interview you for half an hour, then write the page as you would say it on a good day. English, up to 900 words.",
    questions: [
      { question: "Who reads the page, and what should they do next?", kind: "text", required: true },
      { question: "What you have now", kind: "file", required: false },
    ],
    packages: [
      {
        name: "One page",
        description: "Up to 900 words.",
        token: "dollar",
        price: "190",
        days: 4,
        revisions: 2,
        features: ["Interview", "Headline options"],
      },
      {
        name: "Whole site",
        description: "Up to six pages.",
        token: "dollar",
        price: "720",
        days: 12,
        revisions: 3,
        features: ["Interview", "Headline options", "Tone guide"],
      },
    ],
  },
  {
    key: "edit",
    seller: "amara",
    title: "Editing of a report, thesis or grant application",
    category: "Writing",
    tags: ["editing", "grant", "report"],
    description: "Structure first, sentences second, commas last. You see each change and why it was made.",
    questions: [{ question: "The document", kind: "file", required: true }],
    packages: [
      {
        name: "Up to 20 pages",
        description: "One round through the text.",
        token: "coin",
        price: "0.06",
        days: 5,
        revisions: 1,
        features: ["Tracked changes", "Summary letter"],
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
  {
    key: "contract-translation",
    seller: "lucia",
    title: "Contracts translated between Spanish, Portuguese and English",
    category: "Translation",
    tags: ["legal", "spanish", "portuguese"],
    description:
      "Sworn translator with a law degree. Terms are kept consistent, doubts are marked and never guessed.",
    questions: [
      {
        question: "From which language to which?",
        kind: "choice",
        required: true,
        choices: [
          "Spanish to English",
          "English to Spanish",
          "Portuguese to English",
          "English to Portuguese",
        ],
      },
      { question: "The document", kind: "file", required: true },
    ],
    packages: [
      {
        name: "Up to 5 pages",
        description: "Translation and second reading.",
        token: "dollar",
        price: "210",
        days: 3,
        revisions: 1,
        features: ["Second reading", "Glossary"],
      },
      {
        name: "Up to 20 pages",
        description: "Translation and second reading.",
        token: "dollar",
        price: "760",
        days: 8,
        revisions: 1,
        features: ["Second reading", "Glossary", "Certified copy"],
      },
    ],
  },
  {
    key: "site-translation",
    seller: "lucia",
    title: "Your web shop in Spanish, as a shopkeeper would say it",
    category: "Translation",
    tags: ["spanish", "shop", "localisation"],
    description:
      "Product texts, buttons, letters to customers. I work in your files, so nothing has to be copied twice.",
    questions: [{ question: "The texts, in whatever form you have them", kind: "file", required: true }],
    packages: [
      {
        name: "Up to 3,000 words",
        description: "Texts and buttons.",
        token: "coin",
        price: "0.11",
        days: 6,
        revisions: 2,
        features: ["Work in your files", "Style sheet"],
      },
    ],
  },
  {
    key: "research",
    seller: "atlas",
    title: "A market brief with sources you can check",
    category: "AI services",
    tags: ["research", "report", "market"],
    description:
      "A program reads, a person checks. You receive ten pages with each claim linked to where it comes from.",
    questions: [
      { question: "The question you want answered", kind: "text", required: true },
      { question: "Markets or countries", kind: "text", required: false },
    ],
    packages: [
      {
        name: "Brief",
        description: "Ten pages in two days.",
        token: "dollar",
        price: "95",
        days: 2,
        revisions: 1,
        features: ["Sources linked", "Checked by a person"],
      },
      {
        name: "Brief and data",
        description: "Ten pages and the table behind them.",
        token: "dollar",
        price: "160",
        days: 3,
        revisions: 2,
        features: ["Sources linked", "Checked by a person", "Spreadsheet"],
      },
    ],
  },
  {
    key: "labels",
    seller: "atlas",
    title: "Ten thousand product photos sorted and labelled",
    category: "AI services",
    tags: ["images", "labelling", "catalogue"],
    description:
      "Colours, materials, categories, and a confidence for each. What the program is unsure of, a person looks at.",
    questions: [{ question: "Which labels do you need?", kind: "text", required: true }],
    packages: [
      {
        name: "Up to 10,000",
        description: "Labels as a spreadsheet.",
        token: "coin",
        price: "0.08",
        days: 2,
        revisions: 1,
        features: ["Spreadsheet", "Confidence per label"],
      },
    ],
  },
  {
    key: "launch",
    seller: "amara",
    title: "A launch plan for a product made by hand",
    category: "Marketing",
    tags: ["launch", "newsletter", "plan"],
    description:
      "Six weeks, one page a week: what to say, to whom and when. With the first two letters already written.",
    questions: [{ question: "What are you launching, and when?", kind: "text", required: true }],
    packages: [
      {
        name: "Plan",
        description: "Six weeks on six pages.",
        token: "dollar",
        price: "340",
        days: 7,
        revisions: 2,
        features: ["Calendar", "Two letters"],
      },
    ],
  },
  {
    key: "books",
    seller: "lucia",
    title: "Invoices and books in order, quarter by quarter",
    category: "Business",
    tags: ["bookkeeping", "invoices", "spain"],
    description: "Send the pile as it is. You get it back sorted, entered and ready for your accountant.",
    questions: [{ question: "How many invoices, roughly?", kind: "text", required: true }],
    packages: [
      {
        name: "One quarter",
        description: "Up to 120 invoices.",
        token: "dollar",
        price: "260",
        days: 6,
        revisions: 1,
        features: ["Ledger", "Open questions listed"],
      },
    ],
  },
];
