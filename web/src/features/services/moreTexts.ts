export const moreTexts = {
  stars: "Seller's stars",
  anyStars: "Any",
  order: "Ordering",
  anyOrder: "Either way",
  tag: "Tag",
  anyTag: "Any tag",
} as const;
