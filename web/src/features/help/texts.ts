type Words = {
  readonly review: string;
  readonly response: string;
  readonly grace: string;
  readonly ruling: string;
  readonly fee: string;
  readonly arbiterFee: string;
  readonly fallback: string;
};

export const texts = {
  title: "How Holdfast works",
  lead: "Short answers, in the order in which the questions come up.",
  contents: "On this page",
  sections: (w: Words) => [
    {
      id: "order",
      title: "How to order",
      items: [
        {
          q: "What happens when I order?",
          a: "You choose a package and pay its price into the escrow contract. The order exists from that moment, and the seller is told. Nobody has to accept first: the seller signed the terms when publishing.",
        },
        {
          q: "When does the work start?",
          a: "When you have answered the seller's questions. Until then nothing runs, and you can cancel for the whole amount.",
        },
        {
          q: "What if the seller is late?",
          a: `The order is marked overdue on its delivery date. ${w.grace} later it is seriously overdue, and you can take the whole amount back with one transaction that needs nobody's consent.`,
        },
      ],
    },
    {
      id: "review",
      title: "Reviewing a delivery",
      items: [
        {
          q: "What can I do with a delivery?",
          a: `Approve it, which pays the seller at once; ask for a revision, as often as the package allows; or ask for a refund. You have ${w.review}.`,
        },
        {
          q: "What if I do nothing?",
          a: "After the review time the seller may claim the payment. You are reminded before that.",
        },
        {
          q: "What if the seller does not answer my request?",
          a: `A request to cancel that goes ${w.response} without an answer can be carried out by anyone: the order is cancelled and the money goes back to you.`,
        },
      ],
    },
    {
      id: "disputes",
      title: "Disputes",
      items: [
        {
          q: "Who decides?",
          a: "The arbiter named in the terms, whom both of you accepted when the order was placed. Neither side can change it later, and neither can we.",
        },
        {
          q: "How long does it take?",
          a: `The arbiter has ${w.ruling}. If no ruling comes in that time, anyone can carry out the split both signed for that case: ${w.fallback} to the seller, the rest to the client. No money can be locked for ever.`,
        },
        {
          q: "Can we agree without the arbiter?",
          a: "At any time. One of you signs a split, the other sends it. The arbiter then earns nothing.",
        },
      ],
    },
    {
      id: "fees",
      title: "Fees",
      items: [
        {
          q: "What does Holdfast take?",
          a: `A commission of ${w.fee} of what the seller receives. A refund costs nothing. The rate is part of the terms the seller signed and cannot change during an order.`,
        },
        {
          q: "What does a dispute cost?",
          a: `The arbiter's fee of ${w.arbiterFee} comes off what is left in the escrow, and only when there is a ruling.`,
        },
        {
          q: "What is the network fee?",
          a: "What the chain charges for carrying out a transaction. Your wallet shows it before you confirm; none of it comes to us.",
        },
      ],
    },
    {
      id: "wallets",
      title: "Wallets for beginners",
      items: [
        {
          q: "What is a wallet?",
          a: "A program that keeps your key and signs with it. Your money is yours because only you hold that key. We never see it, and cannot restore it.",
        },
        {
          q: "What am I signing?",
          a: "To sign in: a sentence that proves the address is yours. It moves nothing. To sell: the exact terms of your package. To pay or approve: a transaction, which the page explains in words before the wallet opens.",
        },
        {
          q: "A transaction does not go through",
          a: "Until it is in a block nothing has happened. You can raise its fee in your wallet or cancel it there; the order page follows either way.",
        },
      ],
    },
  ],
} as const;
