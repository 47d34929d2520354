import { useEffect, useRef } from "react";
import type { LiveEventOf, LiveEventType } from "./events.ts";
import { onLiveEvent } from "./live.ts";

/**
 * Hears live events of one type while the component is there and something on the page holds the stream (`useLive`).
 * What came while the stream was down is not repeated: queries below "orders" and "notifications" are asked again then.
 */
export function useLiveEvent<Type extends LiveEventType>(
  type: Type,
  listener: (event: LiveEventOf<Type>) => void,
): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onLiveEvent(type, (event) => latest.current(event)), [type]);
}
