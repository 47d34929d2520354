export const texts = {
  later: "Remind me later",
  choices: [
    { hours: 24, label: "Tomorrow" },
    { hours: 72, label: "In 3 days" },
    { hours: 168, label: "In a week" },
  ],
  set: {
    title: (date: string) => `You will be reminded on ${date}`,
    what: "The order stays as it is. You find it under Orders, marked as waiting for you.",
  },
  failed: { title: "The reminder was not set", todo: "Nothing changed. Try again in a moment." },
} as const;
