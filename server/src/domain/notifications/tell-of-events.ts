import { noticesOfEvent } from "./notices-of-event.ts";
import type { EventCursor } from "./ports.ts";

/**
 * Tells people what happened on the chain since they were last told (NTF-1). Any instance may call it at any time: each
 * event is told once.
 */
export async function tellOfEvents(ports: { eventCursor: EventCursor }): Promise<void> {
  while (await ports.eventCursor.advance((events) => events.flatMap(noticesOfEvent)));
}
