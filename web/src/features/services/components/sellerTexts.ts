/** Beside the part of the page that loads when it is scrolled to. */
export const texts = {
  seller: "About the seller",
  noBio: "This seller has written nothing about themselves yet.",
  profile: (name: string) => `See ${name}'s profile`,
  rating: "Rating",
  ratingOf: (average: string, reviews: number) =>
    reviews === 1 ? `${average} of 5, from 1 review` : `${average} of 5, from ${reviews} reviews`,
  completed: "Orders completed",
  onTime: "Delivered on time",
  cancelled: "Cancelled by the seller",
  response: "Usually answers within",
} as const;
