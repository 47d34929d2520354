const FIRST = 2_000n;
const LARGEST = 100_000n;
/** Well below the limits that nodes put on one answer (10,000 logs is common), and transactions stay small. */
const MANY_LOGS = 4_000;
/** After so many good answers the limit that was found is tried again: the node may have had a bad moment. */
const FORGET_AFTER = 20;

/** How many blocks to ask logs of at once: learns what the node allows. */
export type LogRange = {
  size(): bigint;
  /** `asked` blocks were answered with so many logs; `refused` is the smallest size refused just before, if any. */
  answered(asked: bigint, outcome: { logs: number; refused: bigint | null }): void;
};

export function createLogRange(first = FIRST): LogRange {
  let size = first;
  let limit: bigint | null = null;
  let streak = 0;
  return {
    size: () => size,
    answered(asked, { logs, refused }) {
      streak = refused === null ? streak + 1 : 0;
      if (refused !== null) {
        limit = refused;
        size = asked;
      }
      if (streak >= FORGET_AFTER) {
        streak = 0;
        limit = null;
      }
      if (logs > MANY_LOGS) size = half(asked);
      // Near the head fewer blocks are left than could be asked: that says nothing of more.
      else if (asked < size) return;
      else if (logs < MANY_LOGS / 2 && (limit === null || size * 2n < limit)) size = double(size);
    },
  };
}

/** Half of it, at least one. */
export function half(size: bigint): bigint {
  return size > 1n ? size / 2n : 1n;
}

function double(size: bigint): bigint {
  return size * 2n < LARGEST ? size * 2n : LARGEST;
}
