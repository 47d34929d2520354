/** Fewer than these make no rate: one of two would read as half (RVW-2). */
const FEW = 3;

/**
 * A part of what was counted, in words: "97 % (30 of 31)", and of few the count alone, "1 of 1". Never better than it was:
 * a good share is cut, a `bad` one rounded up. Null: nothing was counted.
 */
export function shareText(part: number, whole: number, bad = false): string | null {
  if (whole === 0) return null;
  const counted = `${part} of ${whole}`;
  const percent = (100 * part) / whole;
  return whole < FEW ? counted : `${bad ? Math.ceil(percent) : Math.floor(percent)}\u00a0% (${counted})`;
}
