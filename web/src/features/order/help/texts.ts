export const texts = {
  ask: "Ask the help desk",
  dialog: {
    title: "Ask the help desk",
    description:
      "For when you cannot get on by yourselves: nobody answers, or you quarrel. The desk belongs to this marketplace. It cannot move your money; it can speak with both of you, and tell you when a dispute is the better way.",
    what: "What is wrong?",
    hint: "Only you and the help desk read this. It also sees the order, and from now on what you two write under Messages.",
    missing: "Say in a few words what is wrong.",
    submit: "Send to the help desk",
    failed: "It was not sent. Nothing is lost: try again.",
    sent: "The help desk has your request",
    sentMore: "It answers here, under Messages.",
  },
  open: "You asked the help desk",
  openMore: "It answers here, under Messages. Until then you can go on as usual.",
  quiet: "Do you two not get on?",
  dispute: "How a dispute works",
  desk: {
    title: (who: string) => `${who} asked the help desk`,
    close: "Close the request",
    closing: "It could not be closed. Try again.",
    pointWords: (order: string, help: string) =>
      `If you cannot agree, either of you can open a dispute; the arbiter whom you both named then decides. You find the button in the order: ${order} – and how it works here: ${help}`,
    insert: "Write how to open a dispute",
  },
} as const;
