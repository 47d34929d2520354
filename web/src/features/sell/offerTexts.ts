const names = new Intl.ListFormat("en", { type: "conjunction" });

/** What becomes of offers that are signed already: said before an edit or a pause, and after. */
export const texts = {
  edit: {
    title: (packages: readonly string[]) => `Saving replaces the signed terms of ${names.format(packages)}`,
    paused: "The service is paused until you sign the new ones.",
    old: (until: string) =>
      `The old ones are shown no more, but the contract takes them until ${until}: someone who kept a copy could still order on them. Once saved, you can end them on the chain, for a network fee.`,
    kept: "What you changed is not part of what you signed: your signed offers stay as they are.",
  },
  pause: {
    title: (title: string) => `Pause “${title}”?`,
    hidden:
      "It leaves the lists, and nobody can order it on this site. Orders placed before go on as agreed.",
    offers: (count: number, until: string) =>
      `${count === 1 ? "The offer you signed stays valid in the contract" : `The ${count} offers you signed stay valid in the contract`} until ${until}. The site shows ${count === 1 ? "it" : "them"} no more, but someone who kept a copy could still order, and you would have to deliver or cancel.`,
    again:
      "When you publish it again, packages you did not change are on offer as before, without a new signature.",
    legend: "And the signed offers",
    only: "Only pause",
    onlyHint: "Costs nothing. You can end the offers later.",
    end: "Pause and end them on the chain",
    endHint: (count: number) =>
      count === 1
        ? "One transaction, for certainty. To sell this again you sign anew."
        : `${count} transactions, for certainty. To sell this again you sign anew.`,
    cancel: "Not now",
    button: "Pause",
    buttonEnd: "Pause and end offers",
  },
  cancel: {
    title: "Old terms can still be used",
    text: (count: number, until: string) =>
      count === 1
        ? `One offer that is no longer shown could still be ordered, until ${until}, by someone who kept it. End it on the chain to be sure.`
        : `${count} offers that are no longer shown could still be ordered, until ${until}, by someone who kept them. End them on the chain to be sure.`,
    comesBack: "If you publish again without changes, they are simply on offer again.",
    fee: (count: number) =>
      count === 1 ? "Network fee, about" : `Network fees of ${count} transactions, about`,
    button: (n: number) => (n === 1 ? "End the old offer" : `End ${n} old offers`),
    deed: (n: number) => (n === 1 ? "End an old offer" : `End ${n} old offers`),
    effect: "Nobody can place a new order on these terms any more. Orders already placed are not touched.",
    step: (n: number) => `End offer ${n}`,
    all: "End everything I ever signed",
    allText:
      "One transaction ends every offer of all your services, and every quote that is not paid. You then sign again what you still want to sell.",
    allFee: "Network fee, about",
    allDeed: "End all your signed offers and quotes",
    allEffects: [
      "Nobody can place a new order on anything you signed before. Orders already placed are not touched.",
      "All your services and open quotes have to be signed again before they can be ordered.",
    ],
    more: "Another way",
  },
  unsigned: (packages: readonly string[]) =>
    `${names.format(packages)} cannot be ordered now: the offer has ended. Sign it again.`,
  sign: "Sign again",
} as const;
