/**
 * Asks one question after the other, each for all who came before it was asked: of many at once, most share an answer, and
 * nobody is told what was so before they came. Who comes while one is under way waits for its end, however it ends, and for
 * `patience` milliseconds at most: what is never answered, on a connection that broke unnoticed, holds up nobody else.
 */
export function shareNext<Answer>(ask: () => Promise<Answer>, patience: number): () => Promise<Answer> {
  let underWay: Promise<void> = Promise.resolve();
  let next: Promise<Answer> | null = null;
  const begin = () => {
    next = null;
    const answer = ask();
    underWay = endOf(answer, patience);
    return answer;
  };
  return () => {
    next ??= underWay.then(begin);
    return next;
  };
}

function endOf(answer: Promise<unknown>, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patience);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    answer.then(end, end);
  });
}
