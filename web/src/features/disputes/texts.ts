export const texts = {
  title: "Disputes",
  lead: "Orders whose parties ask you to decide, the most urgent first. Ruling costs nothing: you sign, and anyone can carry it out.",
  signIn: {
    title: "Sign in as an arbiter",
    why: "Disputes are shown to the arbiter whom both parties named.",
  },
  age: "Open for",
  left: "to rule",
  empty: {
    title: "No dispute waits for you",
    body: "When the parties of an order that names you can't agree, it shows up here.",
  },
  more: "Show more",
} as const;
