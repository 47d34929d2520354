/** Words of "I am not satisfied". */
export const texts = {
  button: "I am not satisfied",
  title: "You are not satisfied",
  what: "What would you like?",
  continue: "Continue",
  choose: "Choose what you would like.",
  revision: "I still need revisions",
  revisionHint: (left: string, seller: string) =>
    `${left}. Say what should change and set a new date; if ${seller} needs another one, they propose it and you agree on it here.`,
  left: (left: number, all: number) => `${left} of ${all} revisions left`,
  unlimited: "No limit of revisions",
  usedUp: (all: number) => (all === 0 ? "The package has no revisions." : `All ${all} revisions are used.`),
  refund: "Request refund",
  refundHint: (seller: string) =>
    `${seller} accepts and you have the money back, or refuses: then either of you can take it to the arbiter, and if nobody does, ${seller} can claim the money after another review period.`,
  help: "Explain dissatisfaction",
  helpHint:
    "The help desk reads the order and answers in its messages. The review period goes on, and the desk decides nothing.",
  helpAsked: "You have asked the help desk already: it answers in the messages.",
  dispute: "Open a dispute",
  disputeHint: (arbiter: string, fee: string) =>
    `${arbiter} decides, with everything in this order before them. A ruling costs ${fee} of what remains, off the top.`,
  notNow: "Not possible now.",
} as const;
