/** Words about reviews, wherever they stand. */
export const texts = {
  starsOf: (stars: number) => (stars === 1 ? "1 of 5 stars" : `${stars} of 5 stars`),
  asClient: "as client",
  asSeller: "as seller",
  about: "About",
  reply: (name: string) => `Reply by ${name}`,
  check: "Check it yourself",
  checkAll: "Download all to check them yourself",
  checkTitle: (what: string) => `Download ${what} with its signature`,
  more: "More reviews",
  none: "No reviews yet",
  noneWhy:
    "Reviews come from orders that were paid and ended here, signed by the wallet that paid or was paid.",
  noneOfService: "Nobody who ordered this service has reviewed it yet.",
  ofSeller: (reviews: number) =>
    reviews === 1 ? "1 review of this seller" : `${reviews} reviews of this seller`,
  failed: "The file could not be made.",
  title: "Reviews",
  count: (reviews: number) => (reviews === 1 ? "1 review" : `${reviews} reviews`),
  howTo:
    "Each review is signed by its author's wallet. The file holds the signatures and the orders' terms: verifyReview of the sdk checks it without this site.",
} as const;
