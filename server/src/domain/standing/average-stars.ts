import type { Stars } from "./ports.ts";

/** Average stars, 1 to 5; null without a review. */
export function averageStars(stars: Stars): number | null {
  const reviews = stars.reduce((sum, count) => sum + count, 0);
  const total = stars.reduce((sum, count, index) => sum + count * (index + 1), 0);
  return reviews === 0 ? null : total / reviews;
}
