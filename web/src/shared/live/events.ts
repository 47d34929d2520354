/** What the server says as it happens: ids only, what is new is asked for. Unix seconds, `now` in milliseconds. */
export type LiveEvent =
  | { type: "order"; id: string; round: number }
  | { type: "head"; number: number; timestamp: number }
  | { type: "message"; id: string; number: number }
  | { type: "quote"; id: string }
  | { type: "notification"; account: string }
  | { type: "movement"; account: string }
  | { type: "clock"; now: number };

export type LiveEventType = LiveEvent["type"];
export type LiveEventOf<Type extends LiveEventType> = Extract<LiveEvent, { type: Type }>;

/** Null for what is no event: a server may say more one day than this page knows. */
export function readLiveEvent(data: string): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === "object" && event !== null && "type" in event ? (event as LiveEvent) : null;
  } catch {
    return null;
  }
}
