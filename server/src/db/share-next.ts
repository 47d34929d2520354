/**
 * Asks one question after the other, each for all who came before it was asked: of many at once, most share an answer, and
 * nobody is told what was so before they came. Who comes while one is under way waits for its end, however it ends.
 */
export function shareNext<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<Answer> | null = null;
  return () => {
    if (next === null) {
      const begin = () => {
        next = null;
        return ask();
      };
      next = last.then(begin, begin);
      last = next;
    }
    return next;
  };
}
