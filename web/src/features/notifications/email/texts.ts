export const texts = {
  title: "By e-mail",
  why: "What stands here can also be mailed to you, and so can reminders before a time runs out. What you have read already is not mailed.",
  unavailable:
    "The operator of this site sends no e-mail. Look here, or keep the page open: it counts in the tab's title.",
  label: "Your e-mail address",
  hint: "Only this site's server knows it. You confirm it by a link, and every mail can end the mails.",
  invalid: "Enter an address such as you@example.org.",
  ask: "Send me e-mail",
  states: {
    sending: (address: string) => `A mail to ${address} is on its way. Follow the link in it to confirm.`,
    waiting: (address: string) =>
      `A mail was sent to ${address}. Follow the link in it within 24 hours to confirm.`,
    expired: (address: string) => `Nobody confirmed ${address} in time. Ask again if it is yours.`,
    unreachable: (address: string) => `The mail server refuses ${address}. Check the address.`,
    confirmed: (address: string) => `Notifications are mailed to ${address}.`,
  },
  stop: "Stop e-mail",
  other: "Use another address",
  failed: { title: "That did not work", todo: "Nothing changed. Try again in a moment." },
  page: {
    title: "E-mail",
    confirm: {
      title: "Confirm this address?",
      why: "Notifications of the account that asked for it are then mailed to it.",
      button: "Confirm",
      done: "The address is confirmed",
    },
    unsubscribe: {
      title: "End the mails?",
      why: "No more notifications are mailed to you, and the address is forgotten. They still stand on the site.",
      button: "End the mails",
      done: "No more mails will be sent",
    },
    notifications: "Notifications",
  },
} as const;
