export const texts = {
  packages: "Packages",
  deliveryTime: "Delivery",
  revisions: "Revisions",
  unlimited: "No limit",
  notIn: "Not in it:",
  asks: "What the seller will ask you",
  asksWhen: "You answer when you pay, or later. Until you do, you can cancel and have everything back.",
  noQuestions: "No questions: the work starts with a short note from you.",
  required: "needed",
  kinds: { text: "Text", choice: "A choice", file: "A file" },
  about: "About this service",
} as const;
