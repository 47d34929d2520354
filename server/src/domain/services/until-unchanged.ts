import { Refusal } from "../refusal.ts";

const MOST_TRIES = 5;

/**
 * Tries again, from reading on, what somebody's other request got ahead of.
 * @param attempt answers null when what it read was changed before it could write
 * @throws Refusal `wrong_state` when that goes on and on
 */
export async function untilUnchanged<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const done = await attempt();
    if (done !== null) return done;
  }
  throw new Refusal("wrong_state", "This service is being changed from elsewhere. Look at it again.");
}
