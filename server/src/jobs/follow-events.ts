import type { Logger } from "pino";
import type { EventCursor } from "../domain/notifications/ports.ts";
import { tellOfEvents } from "../domain/notifications/tell-of-events.ts";
import { runWhenTold } from "./run-when-told.ts";

/** Milliseconds between looks when nothing is heard. */
const EVERY = 10_000;

type Input = {
  eventCursor: EventCursor;
  /** What the mirror says of orders and blocks. */
  live: { subscribe(listener: (event: { type: string }) => void): () => void };
  /** The chain's newest block. */
  head(): Promise<number>;
  logger: Logger;
};

/**
 * Tells people of the chain's events as the mirror writes them (NTF-1). On a chain that was there before, it begins with
 * what comes next: nobody is told of years at once. A cursor beyond the head is of another, longer chain.
 */
export async function followEvents({ eventCursor, live, head, logger }: Input): Promise<() => Promise<void>> {
  let begun = false;
  const begin = async () => {
    if (!begun) await eventCursor.begin(await head());
    begun = true;
  };
  const onFailure = (err: unknown) => logger.warn({ err }, "people are told of the chain's events later");
  // Before anybody can do anything here, so that it is not taken for history. A silent node is asked again.
  await begin().catch(onFailure);
  const runner = runWhenTold({
    every: EVERY,
    onFailure,
    async work() {
      await begin();
      await tellOfEvents({ eventCursor });
    },
  });
  const unsubscribe = live.subscribe(({ type }) => (type === "order" || type === "missed") && runner.tell());
  runner.tell();
  return async () => {
    unsubscribe();
    await runner.stop();
  };
}
