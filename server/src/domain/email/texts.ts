/** What mails say besides the sentences of notifications. */
export const texts = {
  confirm: {
    subject: "Confirm your e-mail address for Holdfast",
    why: (origin: string, account: string) =>
      `Somebody with the account ${account} wants notifications of ${origin} at this address.`,
    button: "Confirm this address",
    otherwise: (hours: number) =>
      `The link holds for ${hours} hours. If it was not you, do nothing: no other mail is sent here.`,
  },
  subjectOne: (sentence: string) => `Holdfast: ${sentence}`,
  subjectMany: (count: number) => `Holdfast: ${count} notifications`,
  heading: (count: number) => (count === 1 ? "One thing happened" : `${count} things happened`),
  all: "All notifications and settings",
  unsubscribe: "No more mails to this address",
  anAmount: "an amount",
} as const;
