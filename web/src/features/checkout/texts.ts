export const texts = {
  title: (service: string) => `Order: ${service}`,
  heading: "Check and pay",
  quote: {
    back: "Back to the quote",
    order: "Open the order",
    signIn: "Sign in to pay this quote",
    signInWhy: "It was made for one client alone.",
    notNow: "There is nothing to pay here now",
    notNowWhy: "A quote is paid by its client, once it was accepted and before its date.",
    paid: "This quote has an order.",
    briefIs:
      "Your brief is what the seller needs. It goes in with the payment, and the work begins at once: you can't cancel alone after it.",
  },
  back: "Back to the service",
  get: {
    title: "What you get",
    from: (seller: string) => `by ${seller}`,
    delivery: (length: string) => `Delivered within ${length} after you submit the requirements`,
    revisions: (count: number) =>
      count === 0 ? "No revisions" : count === 1 ? "1 revision" : `${count} revisions`,
    noLimit: "Revisions without limit",
  },
  pay: {
    title: "What you pay",
    price: "Price",
    fromBalance: "From your platform balance",
    fromWallet: "From your wallet",
    fee: "Network fee, about",
    feeHint: "Paid to the chain in its coin, for sending the transaction. Your wallet shows the final one.",
    feeUnknown: "shown by your wallet",
    dollars: (amount: string) => `about ${amount} US dollars`,
    sellerGets: (seller: string) => `${seller} receives, when you approve`,
    commission: (percent: string) => `Our commission of ${percent} comes out of the price`,
    unread: "Your balances can't be read now",
    unreadWhy:
      "The chain's node does not answer, so the choice of paying from your platform balance is not shown. Nothing was paid.",
    keepRefunds: "Keep refunds in my platform balance",
    keepRefundsHint:
      "Else they go to your wallet. The balance is yours on the chain: pay from it later, or withdraw it any time.",
    until: "This offer can be used until",
    answerTime: "The seller answers within",
    asks: (times: number) => (times === 1 ? "Your wallet asks once:" : "Your wallet asks twice:"),
  },
  arbiter: {
    title: "If you two can't agree",
    who: (arbiter: string) =>
      `${arbiter} decides, named in the signed terms and changed by nobody afterwards.`,
    fee: (percent: string, length: string) =>
      `The fee is ${percent} of what is in the contract, taken only for a ruling. There are ${length} to rule.`,
    fallback: (seller: string, client: string) =>
      `Without a ruling in time, the seller gets ${seller} and you ${client}.`,
    demo: (name: string) => name,
  },
  warning: {
    title: "These terms differ from what is usual here",
    lead: "The seller signed terms of their own. Read the differences before you pay.",
    line: (what: string, theirs: string, usual: string) => `${what}: ${theirs} instead of ${usual}`,
    fields: {
      arbiter: "Who decides a quarrel",
      platform: "Who takes the commission",
      platformFeeBps: "Commission",
      arbiterFeeBps: "Arbiter's fee",
      fallbackSellerBps: "To the seller, if the arbiter does not rule",
      revisionTime: "Least time for a revision",
      reviewTime: "Your time to review",
      responseTime: "Time to answer a request",
      graceTime: "Grace after the delivery date",
      rulingTime: "Time to rule",
    },
  },
  asks: {
    title: (seller: string) => `${seller} accepts each order`,
    why: (length: string) =>
      `You pay into the contract now. Within ${length} the seller accepts, or declines and you have all of it back at once. Until the seller accepts you can take it back yourself at any time.`,
  },
  /** After "Way out:", under "You pay". */
  wayOut: {
    paid: (length: string) =>
      `not alone, for the work starts with this payment. Ask the seller to cancel: after a yes, or ${length} without an answer, you can have all of it back.`,
    accepted: "until the seller accepts, take all of it back yourself.",
  },
  requirements: {
    title: "What the seller needs to know",
    legend: "When do you answer?",
    now: "Now",
    nowHint: "Paying starts the work in the same transaction. You can't cancel alone after it.",
    nowAskHint: "The work starts in the moment the seller accepts.",
    later: "Later",
    missing:
      "Nothing was paid. The seller needs an answer first: fill in what is marked, or choose to answer later.",
    laterHint: "The order waits, and you can cancel and have all back at once, until you answer.",
  },
  button: {
    connect: "Connect to pay",
    pay: (amount: string) => `Pay ${amount}`,
    payAndAsk: (amount: string) => `Pay ${amount} and ask`,
    payAndStart: (amount: string) => `Pay ${amount} and start`,
    payLater: (amount: string) => `Pay ${amount}, answer later`,
    safe: "The money goes into the contract, not to the seller and not to us.",
  },
  before: {
    running: {
      title: "You have paid for this",
      why: "An order of this package was paid from this checkout, perhaps in another window, and it is not ended.",
    },
    underWay: {
      title: "A payment for this may be on its way",
      why: "It was begun from this checkout before the terms changed, and the chain has not confirmed it. If your wallet sent it, wait until it has: ordering once more makes two orders, each paid.",
    },
    elsewhere: {
      title: "You have ordered this already",
      why: "Your account has an order of this package that is new or waits to begin, perhaps from another device. Nothing more was paid.",
    },
    open: "Open that order",
    again: "Order it once more",
  },
  refused: {
    none: "This package is not on offer now. The seller has to sign its terms again before it can be ordered.",
    expired: "The seller's offer has expired. Ask the seller to sign it again; nothing was paid.",
    different:
      "The offer that the seller signed is not what this page shows. Do not pay; tell the seller. Nothing was paid.",
    own: "This is your own service. A contract needs two different people.",
    arbiter: "You are the arbiter of these terms, so you can't be their client too. Connect another account.",
    unpublished: "This service is not on offer now.",
    package: "There is no such package.",
    funds: (has: string, needs: string) =>
      `Your wallet holds ${has}, and ${needs} is needed. Add to it, or connect another account.`,
    gas: (has: string, needs: string) =>
      `Besides the price, the network fee of about ${needs} has to be paid, and your wallet holds ${has}.`,
    later: "You can't order it now.",
  },
  tx: {
    title: (amount: string) => `Pay ${amount}`,
    goesIn: (amount: string) => `${amount} goes into the contract, under this order.`,
    starts: (length: string) => `The work starts at once; delivery is due within ${length}.`,
    asked: (seller: string, length: string) =>
      `${seller} has ${length} to accept or decline. Until then you can take all of it back at once.`,
    waits:
      "The work starts when you submit the requirements. Until then you can cancel and have all of it back at once.",
    inContract: "Into the contract",
    failed: "The requirements could not be saved, so nothing was paid. What you wrote is still here.",
  },
} as const;
