import { type RemindPorts, remind } from "../domain/notifications/remind.ts";
import type { Jobs, Work } from "./start-jobs.ts";

export const REMIND = "remind";

/** Seconds looked at twice: the mirror writes what a block says some time after the block's own. */
const OVERLAP = 120;
/** Seconds after which everything that is still news is looked at, in case the mirror stood still for long. */
const WHOLE_EVERY = 3_600;

/** Reminders, each minute, and when the chain's clock moves (NTF-1). */
export function remindWork(ports: RemindPorts): Work {
  let since: number | null = null;
  let whole = 0;
  return {
    name: REMIND,
    // One waits at most; two that run at the same time tell the same once.
    options: { policy: "short", retryLimit: 0, expireInSeconds: 300, deleteAfterSeconds: 600 },
    cron: "* * * * *",
    async run() {
      const isWhole = since === null || since - whole >= WHOLE_EVERY;
      const until = await remind(ports, isWhole ? null : since);
      if (isWhole) whole = until;
      since = until - OVERLAP;
    },
  };
}

/** How far the chain's clock must have gone for a block to ask for reminders, in seconds. */
const STEP = 20;

type Feed = {
  subscribe(listener: (event: { type: string; timestamp?: number }) => void): () => void;
};

/** Asks for reminders when blocks say that time went on: a chain whose clock is moved tells at once. */
export function remindWithBlocks(live: Feed, jobs: Jobs, onFailure: (error: unknown) => void): () => void {
  let last = 0;
  return live.subscribe(({ type, timestamp }) => {
    if (type !== "head" || timestamp === undefined) return;
    if (timestamp >= last && timestamp - last < STEP) return;
    last = timestamp;
    jobs.ask(REMIND).catch(onFailure);
  });
}
