type Words = { readonly review: string; readonly grace: string; readonly fee: string };

export const texts = {
  title: "Hire someone you have never met",
  lead: "Your payment waits in a contract that neither the seller nor we can open. It goes out when you approve the work, and comes back when it does not arrive.",
  searchLabel: "What do you need?",
  placeholder: "A logo, a translation…",
  search: "Search",
  categories: "Categories",
  services: "On offer now",
  all: "All services",
  sell: "Offer a service",
  stagesLabel: "How an order goes",
  order: "An order, step by step",
  where: "Where the money is",
  next: "What happens next",
  out: "How you get out",
  empty: { title: "No services yet", text: "The first seller to publish one will stand here." },
  stages: (w: Words) => [
    {
      name: "Paid",
      where: "In the escrow contract, under your order.",
      next: "You answer the seller's questions. Only then does the work start.",
      out: "Cancel any time before that. All of it comes back in the same transaction.",
      held: true,
    },
    {
      name: "In progress",
      where: "Still in the contract. The seller cannot draw on it, and neither can we.",
      next: "The seller delivers by the date you both agreed on.",
      out: `${w.grace} after that date, take all of it back yourself. Nobody has to agree.`,
      held: true,
    },
    {
      name: "In review",
      where: "Still in the contract.",
      next: `You have ${w.review} to approve or to ask for changes. After that the seller may claim it.`,
      out: "Ask for a refund. If the seller refuses, the arbiter named in your terms decides.",
      held: true,
    },
    {
      name: "Done",
      where: `With the seller, less our commission of ${w.fee}.`,
      next: "The original files are yours. The record stays on the chain for anyone to check.",
      out: "Nothing is left to get out of.",
      held: false,
    },
  ],
} as const;
