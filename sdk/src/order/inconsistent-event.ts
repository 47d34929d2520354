import type { EscrowEvent } from "./events.ts";

/**
 * An event that cannot follow what is known of the order. The known state is wrong (an event was missed, or a
 * reorganisation not undone): fold again from the start; trying again with the same input does not help.
 */
export class InconsistentEvent extends Error {
  readonly event: EscrowEvent;
  readonly reason: string;

  constructor(event: EscrowEvent, reason: string) {
    super(`${event.name} in ${event.txHash} (log ${event.logIndex}) does not fit: ${reason}.`);
    this.name = "InconsistentEvent";
    this.event = event;
    this.reason = reason;
  }
}
