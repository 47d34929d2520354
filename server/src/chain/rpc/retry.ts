import { RpcError } from "../errors.ts";
import { sleep } from "./sleep.ts";

const TRIES = 4;
const FIRST_DELAY = 40;

/** Runs `task` up to four times while it fails with an RpcError worth it, waiting longer each time. */
export async function retry<Result>(
  task: () => Promise<Result>,
  { signal, worthIt = () => true }: { signal: AbortSignal; worthIt?: (error: RpcError) => boolean },
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof RpcError) || attempt === TRIES || !worthIt(error)) throw error;
      await sleep(backoff(attempt, { first: FIRST_DELAY, most: 1_000 }), signal);
    }
  }
}

/** Milliseconds to wait after the nth failure in a row: doubling up to `most`, with a random half against herds. */
export function backoff(failures: number, { first, most }: { first: number; most: number }): number {
  const full = Math.min(most, first * 2 ** Math.min(failures - 1, 20));
  return full / 2 + (Math.random() * full) / 2;
}
