/** Words of paying in a token, for people who never heard of allowances. Amounts come with their symbol. */
export const texts = {
  label: {
    sign: (amount: string) => `Permission for exactly ${amount}, free`,
    approve: (amount: string) => `Approve the token for exactly ${amount}`,
    batch: (amount: string) => `Approve and pay ${amount} in one`,
  },
  /** Before paying: what the wallet will ask, a line for each time. */
  asks: {
    sign: (amount: string) => `To sign the amount, ${amount}. This is free and sends nothing.`,
    pay: "To pay. This takes the network fee.",
    approve: (amount: string) =>
      `To approve the token for exactly ${amount}, so that the contract may take it. This takes a network fee.`,
    batch: (amount: string) =>
      `To approve the token for exactly ${amount} and pay, both in one. This takes the network fee once.`,
  },
  effect: {
    sign: "Your wallet asks twice: first to sign the amount, which is free, then to pay. The signature is for exactly this amount and is worth nothing after half an hour.",
    batch: "Your wallet asks once: it approves exactly this amount and pays, both or neither.",
    approve:
      "This token needs two steps: first you approve that the contract may take exactly this amount, then you pay. A step that is not needed is skipped.",
  },
  /** Where a payment comes from. The platform balance is the payer's own money in the contract. */
  split: {
    legend: "Pay from",
    wallet: "Your wallet",
    balance: "Your platform balance",
    both: "Both",
    has: (amount: string) => `It holds ${amount}.`,
    covers: (amount: string) => `It holds ${amount} and covers all of it.`,
    tooLittle: (amount: string) => `It holds ${amount}, which does not cover all of it.`,
    bothHint: (most: string) => `Up to ${most} from the balance, the rest from the wallet.`,
    slider: "How much comes from the platform balance",
    sliderText: (balance: string, wallet: string) => `${balance} from the balance, ${wallet} from the wallet`,
    less: "Less from the balance",
    more: "As much as it can pay",
    fromBalance: "From the platform balance",
    fromWallet: "From the wallet",
    wrong: (least: string, most: string) =>
      `Enter an amount from ${least} to ${most}, with a point for fractions.`,
    leftInBalance: "Then left in your platform balance",
    leftInWallet: "Then left in your wallet",
    beforeFee: "Before the network fee, which the wallet pays",
  },
  detour: {
    sign: "Your wallet or the token did not take the short way, and no money moved. It goes on another way.",
    again: "The signature is older than it may be, and no money moved. Please sign once more.",
  },
} as const;
