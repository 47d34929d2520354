import type { Logger } from "pino";
import type { StandingPorts } from "../domain/standing/ports.ts";
import { judge } from "../domain/standing/score.ts";
import { runWhenTold } from "./run-when-told.ts";

/** Milliseconds between looks when nothing is heard: how late a review shows whose time has come. */
const EVERY = 10_000;
/** Accounts counted in one transaction. The mirror waits for it when it marks one of them. */
const AT_ONCE = 50;

type Input = StandingPorts & {
  live: { subscribe(listener: (event: { type: string }) => void): () => void };
  logger: Logger;
};

/**
 * Counts standings again as orders and reviews move (RVW-2). Every instance does; the marks' locks see to it that no two
 * count the same account.
 */
export function refreshStandings({ standings, live, logger }: Input): () => Promise<void> {
  let stopped = false;
  const runner = runWhenTold({
    every: EVERY,
    onFailure: (err) => logger.warn({ err }, "standings are counted later"),
    async work() {
      await standings.markDue();
      while (!stopped && (await standings.refresh(AT_ONCE, judge)) === AT_ONCE);
    },
  });
  const unsubscribe = live.subscribe(
    ({ type }) => (type === "standing" || type === "missed") && runner.tell(),
  );
  runner.tell();
  return async () => {
    stopped = true;
    unsubscribe();
    await runner.stop();
  };
}
