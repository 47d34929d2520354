type Words = {
  readonly review: string;
  readonly grace: string;
  readonly ruling: string;
  readonly fee: string;
  readonly arbiterFee: string;
  readonly fallback: string;
  readonly arbiter: string;
};

export const texts = {
  title: "Where your money sits",
  wayOut: "Way out:",
  anArbiter: "the arbiter named in the terms",
  stages: (w: Words) => [
    {
      title: "You pay",
      held: true,
      money:
        "The price goes into the escrow contract, under your order. The seller cannot touch it, and neither can we.",
      out: "until you send the requirements, cancel and have all of it back at once.",
    },
    {
      title: "The seller works",
      held: true,
      money: "It stays in the contract until the delivery date and beyond.",
      out: `${w.grace} after the delivery date, take all of it back yourself.`,
    },
    {
      title: "You review",
      held: true,
      money: `You have ${w.review} to approve or to ask for changes. After that the seller may claim it.`,
      out: `ask for a refund, or open a dispute: ${w.arbiter} splits it within ${w.ruling} for a fee of ${w.arbiterFee}. If no ruling comes, the seller gets ${w.fallback} and you the rest.`,
    },
    {
      title: "You approve",
      held: false,
      money: `It goes to the seller in the same transaction, less our commission of ${w.fee}.`,
      out: null,
    },
  ],
} as const;
