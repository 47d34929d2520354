/** Words of the one dialog for all transactions. */
export const texts = {
  confirm: "Confirm in wallet",
  notNow: "Not now",
  keepWatching: "Close and keep watching",
  tryAgain: "Try again",
  openPage: "Open the page",
  underWay: (count: number) => (count === 1 ? "1 transaction under way" : `${count} transactions under way`),
  show: "Show",
  transaction: "transaction",
  onExplorer: "See it on the explorer",
  progress: "Progress",
  step: {
    sign: (label: string) => `${label}: sign in your wallet`,
    signed: (label: string) => `${label}: signed`,
    skipped: (label: string) => `${label}: done already`,
    done: (label: string) => `${label}: done`,
    sent: "Sent to the chain",
    mined: "Mined",
    mirrored: "Shown here",
  },
  resetFirst:
    "Your wallet asks twice: this token takes a new approval only after the earlier one has been taken back. Sign taking it back first.",
  live: {
    asking: "Read what will happen, then confirm.",
    checking: "Checking with the chain that it would work.",
    signing: "Your wallet is asking you to sign. Nothing happens until you do.",
    sent: {
      fine: "Sent. Waiting for the chain to include it, usually a few seconds. You may close this page.",
      slow: "It is taking longer than usual: the network is busy, or the network fee in your wallet was low. It can still go through. Your wallet can speed it up or cancel it.",
      unseen:
        "The chain does not know this transaction yet. If your wallet is shared with others, they may have to sign too. We keep looking.",
      unreachable:
        "The chain does not answer just now, so we can't see how it goes. The transaction is not affected. We keep trying.",
    },
    mirroring: "Mined. Our server is reading it from the chain.",
    done: "Done.",
  },
  failed: {
    account: (short: string) =>
      `This began with the account ${short}, and your wallet shows another one now. Nothing was sent. Switch back in your wallet and try again, or start again from the page.`,
    interrupted:
      "The first step is done. The page was loaded again before the next one: start again from the page, the finished step is skipped.",
  },
  toast: { done: "Done on the chain", failed: "It did not go through" },
} as const;
