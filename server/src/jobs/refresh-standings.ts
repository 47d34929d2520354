import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import type { StandingPorts } from "../domain/standing/ports.ts";
import { judge } from "../domain/standing/score.ts";
import { runWhenTold } from "./run-when-told.ts";

/** Milliseconds between looks when nothing is heard: how late a review shows whose time has come. */
const EVERY = 10_000;
/** Accounts counted in one transaction. */
const AT_ONCE = 50;

type Input = StandingPorts & {
  clock: Clock;
  live: { subscribe(listener: (event: { type: string }) => void): () => void };
  logger: Logger;
};

/**
 * Counts standings again as orders and reviews move (RVW-2), by the chain's clock. Every instance does; the store sees to
 * it that no two count the same account.
 */
export function refreshStandings({ standings, clock, live, logger }: Input): () => Promise<void> {
  let stopped = false;
  const runner = runWhenTold({
    every: EVERY,
    onFailure: (err) => logger.warn({ err }, "standings are counted later"),
    async work() {
      await standings.markDue(await clock());
      let counted = AT_ONCE;
      while (!stopped && counted === AT_ONCE) {
        counted = await standings.refresh({ limit: AT_ONCE, now: await clock() }, judge);
      }
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
