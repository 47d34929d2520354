/** What has happened, once a transaction is mined and mirrored. */
export const done = {
  accepted: (client: string) => `The order is yours, and ${client} knows.`,
  requirementsKept: "Your requirements are kept with the order; the work starts when the seller accepts.",
  started: (seller: string) => `${seller} has your requirements, and the delivery time runs.`,
  cancelled: (amount: string, client: string) => `The order is cancelled. ${amount} went back to ${client}.`,
  delivered: (client: string, length: string) => `${client} has your delivery and ${length} to review it.`,
  completed: (seller: string) => `${seller} is paid, and the order is completed.`,
  released: (amount: string, seller: string) =>
    `${amount} is released to ${seller}, less commission. The order goes on.`,
  revision: (seller: string, date: string) => `${seller} has your wishes and until ${date} to deliver again.`,
  asked: (other: string, length: string) => `${other} has ${length} to answer. You see it here.`,
  progress: (other: string) => `${other} has your update. The order goes on.`,
  cancelDeclined: "You declined. The order goes on.",
  refundDeclined: (client: string) =>
    `You declined. ${client} can take it to the arbiter now, and so can you.`,
  withdrawn: "Your request is withdrawn. The order goes on.",
  disputed: (arbiter: string, length: string) =>
    `The dispute is open. The money stays where it is, and ${arbiter} has ${length} to rule.`,
  evidence: "It is added to the case.",
  split: "The money is split, and the order is over.",
  revoked: "Every signature given out for this order is void. Nothing else has changed.",
} as const;
