import type { Judged, Voiced, Voices } from "./ports.ts";

/** Voices that everybody begins with, and what they say: a newcomer is taken for an ordinary seller. */
const PRIOR = {
  rating: { voices: 5, says: 4.2 },
  completed: { voices: 5, says: 0.95 },
  cancelledAlone: { voices: 5, says: 0.03 },
  onTime: { voices: 5, says: 0.9 },
} as const satisfies Record<keyof Voiced, { voices: number; says: number }>;

/**
 * A seller's score, 0 to 1 (docs/ranking.md): the rating, times three factors between one half and one for what was
 * completed, not cancelled alone, and on time. Better in any of them is never less.
 */
function score(voiced: Voiced): number {
  const rating = (average("rating", voiced.rating) - 1) / 4;
  return (
    rating *
    half(average("completed", voiced.completed)) *
    half(1 - average("cancelledAlone", voiced.cancelledAlone)) *
    half(average("onTime", voiced.onTime))
  );
}

/** What search sorts a seller's services by. Five stars of one client are fewer than 4.9 of a hundred. */
export function judge(voiced: Voiced): Judged {
  const { rating } = voiced;
  return { score: score(voiced), weighted: rating.voices === 0 ? 0 : average("rating", rating) };
}

function average(what: keyof Voiced, { sum, voices }: Voices): number {
  const prior = PRIOR[what];
  return (prior.voices * prior.says + sum) / (prior.voices + voices);
}

const half = (part: number): number => (1 + part) / 2;

const NOTHING = { sum: 0, voices: 0 };

/** What a seller has of whom nothing is known. */
export const NEWCOMER: number = score({
  rating: NOTHING,
  completed: NOTHING,
  cancelledAlone: NOTHING,
  onTime: NOTHING,
});
