/**
 * Counts what a server asks PostgreSQL by one connection, prepared before or not: each question has its values bound once.
 * @returns what is to hear the bytes that the server sends
 */
export function countQueries(onQuery: () => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isStarted = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      // A letter and the length of what follows it; the first message has no letter.
      const start = isStarted ? 1 : 0;
      if (rest.length < start + 4) return;
      const end = start + rest.readInt32BE(start);
      if (rest.length < end) return;
      if (isStarted && rest.toString("latin1", 0, 1) === "B") onQuery();
      isStarted = true;
      rest = rest.subarray(end);
    }
  };
}
