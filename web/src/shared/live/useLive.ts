import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { noteBlockTime } from "./clock.ts";

/** Milliseconds between questions while the stream is down. */
const POLL = 5000;

type LiveEvent =
  | { type: "order"; id: string; round: number }
  | { type: "head"; number: number; timestamp: number };

/**
 * Keeps everything about orders fresh: the server says which order moved, and its queries ask again. While the stream
 * is down, all are asked again every few seconds. Only for the signed in.
 */
export function useLive(signedIn: boolean): void {
  const queries = useQueryClient();
  const [down, setDown] = useState(false);

  useEffect(() => {
    if (!signedIn) return;
    const stream = new EventSource("/api/events");
    const hear = (message: MessageEvent<string>) => {
      const event = read(message.data);
      if (event?.type === "head") noteBlockTime(event.timestamp);
      if (event?.type === "order") {
        void queries.invalidateQueries({ queryKey: ["orders", "list"] });
        void queries.invalidateQueries({ queryKey: ["orders", "one", event.id] });
      }
    };
    stream.onopen = () => {
      setDown(false);
      // What happened while nobody listened is asked for once.
      void queries.invalidateQueries({ queryKey: ["orders"] });
    };
    stream.onerror = () => setDown(true);
    stream.onmessage = hear;
    stream.addEventListener("order", hear);
    stream.addEventListener("head", hear);
    return () => stream.close();
  }, [signedIn, queries]);

  useEffect(() => {
    if (!signedIn || !down) return;
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey: ["orders"] }), POLL);
    return () => clearInterval(timer);
  }, [signedIn, down, queries]);
}

function read(data: string): LiveEvent | null {
  try {
    return JSON.parse(data) as LiveEvent;
  } catch {
    return null;
  }
}
