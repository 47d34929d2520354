/**
 * The time that deadlines are judged by, in unix seconds: that of a block mined now, for the contract knows no other. A
 * local chain's clock may be ahead of the wall's or behind it.
 */
export type Clock = () => Promise<number>;

/** The same in unix milliseconds, for a page that goes on counting by itself: seconds begin when the wall's do. */
export async function preciseTime(clock: Clock, wall: () => number = Date.now): Promise<number> {
  for (;;) {
    const before = wall();
    const now = await clock();
    const after = wall();
    // A second that ended meanwhile leaves open which of the two was meant.
    if (Math.floor(before / 1000) === Math.floor(after / 1000)) return now * 1000 + (after % 1000);
  }
}
