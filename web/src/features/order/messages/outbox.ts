import type { FileInfo, Message } from "@holdfast/sdk/api";

export type OutFile = Pick<FileInfo, "id" | "name" | "size">;

/** A message on its way. Its key makes it one message however often it is sent. */
export type OutMessage = {
  readonly key: string;
  readonly text: string;
  readonly files: readonly OutFile[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly state: "waiting" | "sending" | "failed" | "refused";
  readonly reason: string | null;
};

export type OutboxPorts = {
  /** Sends one. Throws when it was refused, or not answered. */
  send(message: OutMessage): Promise<Message>;
  /** A sentence when sending it again is of no use; null when it may help. */
  refusal(error: unknown): string | null;
  sent(message: Message): void;
  isOnline(): boolean;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
};

export type Outbox = {
  items(): readonly OutMessage[];
  subscribe(listener: () => void): () => void;
  add(message: Pick<OutMessage, "text" | "files">): void;
  /** Sends all that did not go out, from the oldest on. */
  retry(): void;
  remove(key: string): void;
};

/** What was written and is not yet there, one after the other in the order of writing; it outlives a reload. */
export function createOutbox(name: string, ports: OutboxPorts): Outbox {
  const listeners = new Set<() => void>();
  let items: readonly OutMessage[] = load(name, ports.storage);
  let busy = false;

  function put(next: readonly OutMessage[]): void {
    items = next;
    save(name, ports.storage, items);
    for (const listener of listeners) listener();
  }
  const change = (key: string, part: Partial<OutMessage>) =>
    put(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  const remove = (key: string) => put(items.filter((item) => item.key !== key));

  /** What comes later waits for what comes first; what was refused holds up nobody. */
  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (;;) {
        const next = items.find(({ state }) => state !== "refused");
        if (!next || next.state === "failed" || !ports.isOnline()) return;
        change(next.key, { state: "sending", reason: null });
        try {
          const message = await ports.send(next);
          ports.sent(message);
          remove(next.key);
        } catch (error) {
          const reason = ports.refusal(error);
          if (reason !== null) change(next.key, { state: "refused", reason });
          else if (ports.isOnline()) change(next.key, { state: "failed" });
          else change(next.key, { state: "waiting" });
        }
      }
    } finally {
      busy = false;
    }
  }

  return {
    items: () => items,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add({ text, files }) {
      const message = { key: crypto.randomUUID(), text, files, at: Date.now(), reason: null };
      put([...items, { ...message, state: "waiting" }]);
      void pump();
    },
    retry() {
      if (items.some(({ state }) => state === "failed")) {
        put(items.map((item) => (item.state === "failed" ? { ...item, state: "waiting" } : item)));
      }
      void pump();
    },
    remove,
  };
}

function load(name: string, storage: OutboxPorts["storage"]): readonly OutMessage[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(name) ?? "[]");
    // Only `save` writes there. What was under way may have arrived: with the same key, asking again does no harm.
    return Array.isArray(kept) ? (kept as OutMessage[]).map(awake) : [];
  } catch {
    return [];
  }
}

function awake(item: OutMessage): OutMessage {
  return item.state === "refused" ? item : { ...item, state: "waiting" };
}

function save(name: string, storage: OutboxPorts["storage"], items: readonly OutMessage[]): void {
  try {
    if (items.length === 0) storage?.removeItem(name);
    else storage?.setItem(name, JSON.stringify(items));
  } catch {
    // Without storage what waits lives as long as the page.
  }
}
