export const moreTexts = {
  starsLabel: "Seller's stars",
  anyStars: "Any",
  order: "Ordering",
  anyOrder: "Either way",
  tag: "Tag",
  anyTag: "Any tag",
  drop: (what: string) => `Drop the filter ${what}`,
  stars: (least: string) => `${least} stars or more`,
  orders: { instant: "Order at once", request: "Seller accepts first" },
  days: (n: number) => `Within ${n} ${n === 1 ? "day" : "days"}`,
  least: (amount: string) => `From ${amount}`,
  most: (amount: string) => `Up to ${amount}`,
} as const;
