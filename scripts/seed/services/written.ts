import type { ServiceSeed } from "./service-seed.ts";

/** What is written, translated, researched and kept in order. */
export const WRITTEN_SERVICES: readonly ServiceSeed[] = [
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
