/** One sentence for each thing that can happen to an order. */
export const events = {
  someone: "Someone",
  placed: (client: string, amount: string) => `${client} paid ${amount} into the contract`,
  placedAndStarted: (client: string, amount: string) =>
    `${client} paid ${amount} into the contract and submitted the requirements`,
  accepted: (seller: string) => `${seller} accepted the order`,
  started: (client: string) => `${client} submitted the requirements`,
  delivered: (seller: string) => `${seller} delivered`,
  deliveredLate: (seller: string) => `${seller} delivered, late`,
  draft: (who: string) => `${who} shared a draft`,
  helpAsked: (who: string) => `${who} asked the help desk`,
  helpClosed: "The help desk closed the request",
  approved: (client: string, seller: string, amount: string) =>
    `${client} approved; ${amount} went to ${seller}`,
  claimed: (seller: string, amount: string) => `The time to review ended; ${amount} went to ${seller}`,
  released: (client: string, seller: string, amount: string) =>
    `${client} released a part; ${amount} went to ${seller}`,
  revision: (client: string, due: string) => `${client} asked for a revision until ${due}`,
  askedCancel: (who: string) => `${who} asked to cancel`,
  askedProgress: (client: string) => `${client} asked for an update`,
  askedRefund: (client: string) => `${client} asked for a refund`,
  agreed: (who: string) => `${who} answered the request`,
  refused: (who: string) => `${who} refused the request`,
  withdrawn: (who: string) => `${who} withdrew the request`,
  amended: (amount: string, due: string | null) =>
    due === null
      ? `Both agreed on additional work: ${amount} was added`
      : `Both agreed on additional work: ${amount} was added; the delivery date is ${due}`,
  newDate: (due: string) => `Both agreed on another delivery date: ${due}`,
  proposedWork: (who: string, amount: string, due: string | null) =>
    due === null
      ? `${who} proposed additional work for ${amount}`
      : `${who} proposed additional work for ${amount}, to be delivered ${due}`,
  proposedDate: (who: string, due: string) => `${who} proposed another delivery date: ${due}`,
  proposedSplit: (who: string, amount: string, seller: string) =>
    `${who} proposed a split: ${amount} to ${seller} before commission, the rest back`,
  proposalDeclined: (who: string) => `${who} declined the proposal`,
  proposalWithdrawn: (who: string) => `${who} withdrew the proposal`,
  proposalExpired: "Nobody answered the proposal in 48 hours; nothing changed",
  revoked: (who: string) => `${who} voided all signatures given out`,
  disputed: (who: string) => `${who} opened a dispute`,
  evidence: (who: string) => `${who} added evidence`,
  cancelled: (who: string, amount: string, client: string) =>
    `${who} cancelled; ${amount} went back to ${client}`,
  cancelledTogether: (amount: string, client: string) =>
    `Cancelled by agreement; ${amount} went back to ${client}`,
  cancelledSilent: (amount: string, client: string) =>
    `Nobody answered the request in time; ${amount} went back to ${client}`,
  reclaimed: (client: string, amount: string) => `${client} took ${amount} back for the missed date`,
  shares: (toSeller: string, seller: string, toClient: string, client: string) =>
    `${toSeller} to ${seller}, ${toClient} to ${client}`,
  ruled: (arbiter: string, shares: string) => `The ruling of ${arbiter} was carried out: ${shares}`,
  settled: (shares: string) => `Both agreed on a split: ${shares}`,
  expired: (shares: string) => `No ruling came in time; the agreed split was carried out: ${shares}`,
  credited: (who: string, amount: string) => `${amount} stayed in the platform balance of ${who}`,
} as const;
