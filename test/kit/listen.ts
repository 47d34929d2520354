import { until } from "../chain/kit/until.ts";
import type { TestServer } from "./api.ts";
import type { Person } from "./person.ts";

export type HeardEvent = { type: string; id?: string; round?: number; number?: number; now?: number };

/** What a page hears from now on. */
export type Listener = { events: HeardEvent[]; text(): string; ended(): boolean; stop(): void };

/** Opens a page's live events. @throws when they are no event stream */
export async function listen(server: Pick<TestServer, "url" | "origin">, who: Person): Promise<Listener> {
  const stopping = new AbortController();
  const response = await fetch(new URL("/api/events", server.url), {
    headers: { cookie: who.cookie(), origin: server.origin },
    signal: stopping.signal,
  });
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("text/event-stream") || response.headers.has("content-encoding")) {
    throw new Error(`Live events came as ${response.status} ${type}.`);
  }
  const events: HeardEvent[] = [];
  let text = "";
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const whole = text.split("\n\n").slice(0, -1);
      events.splice(
        0,
        events.length,
        ...whole
          .filter((part) => part.startsWith("data: "))
          .map((part) => JSON.parse(part.slice(6)) as HeardEvent),
      );
    }
  };
  let isOver = false;
  read()
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  await until(() => text.includes(": connected"), { what: "the stream began" });
  return { events, text: () => text, ended: () => isOver, stop: () => stopping.abort() };
}
