import { Client } from "pg";
import { z } from "zod";
import { CONNECTION_WAIT_MS } from "./client.ts";

/** The one channel on which instances tell each other what is new. */
export const CHANNEL = "holdfast";

const notification = z.discriminatedUnion("type", [
  z.object({ type: z.literal("order"), id: z.string(), round: z.int() }),
  z.object({ type: z.literal("head"), number: z.int(), timestamp: z.int() }),
  z.object({ type: z.literal("message"), id: z.string(), number: z.int() }),
  z.object({ type: z.literal("quote"), id: z.string() }),
  z.object({ type: z.literal("notification"), account: z.string() }),
  z.object({ type: z.literal("movement"), account: z.string() }),
  z.object({ type: z.literal("standing") }),
]);

/**
 * An order moved (round 0: a reorganisation took it away), the mirror reached a block (unix seconds), somebody wrote in
 * an order, a quote moved, an account has something new to be told, or its money moved. `missed`: the connection was
 * lost for a while, and with it
 * whatever was said.
 */
export type Notification = z.infer<typeof notification> | { type: "missed" };

export type Notifications = {
  /** Returns what ends the subscription. */
  subscribe(listener: (notification: Notification) => void): () => void;
  stop(): Promise<void>;
};

const RECONNECT_FIRST = 100;
const RECONNECT_MOST = 5_000;
/** Nothing is ever sent on a connection that only listens: one whose other end vanished would seem quiet for hours. */
const ASK_EVERY = 15_000;

/**
 * Listens on one connection of its own, and connects again whenever it is lost. What was said meanwhile is lost too:
 * listeners are then told so.
 * @throws when the first connection fails.
 */
export async function listenNotifications(url: string): Promise<Notifications> {
  const listeners = new Set<(notification: Notification) => void>();
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;

  const tell = (told: Notification) => {
    for (const listener of listeners) listener(told);
  };
  const deliver = (payload: string | undefined) => {
    const parsed = notification.safeParse(parseJson(payload));
    if (parsed.success) tell(parsed.data);
  };

  const connect = async (failures: number): Promise<Client> => {
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECTION_WAIT_MS,
      query_timeout: CONNECTION_WAIT_MS,
    });
    let lost = false;
    let asking: NodeJS.Timeout | undefined;
    const reconnect = () => {
      clearInterval(asking);
      if (lost || stopped) return;
      lost = true;
      client.end().catch(() => {});
      schedule(failures + 1);
    };
    client.on("notification", ({ payload }) => deliver(payload));
    client.on("error", reconnect);
    client.on("end", reconnect);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      lost = true;
      client.end().catch(() => {});
      throw error;
    }
    failures = 0;
    asking = setInterval(() => client.query("SELECT 1").catch(reconnect), ASK_EVERY);
    return client;
  };

  const schedule = (failures: number) => {
    const delay = Math.min(RECONNECT_MOST, RECONNECT_FIRST * 2 ** Math.min(failures - 1, 10));
    retry = setTimeout(() => {
      connect(failures).then(
        async (next) => {
          current = next;
          if (stopped) await next.end();
          else tell({ type: "missed" });
        },
        () => schedule(failures + 1),
      );
    }, delay);
  };

  let current = await connect(0);
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await current.end().catch(() => {});
    },
  };
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
