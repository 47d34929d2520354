import type { Message } from "@holdfast/sdk/api";
import { expect, test, vi } from "vitest";
import { createOutbox, type OutboxPorts, type OutMessage } from "./outbox.ts";

const REFUSED = new Error("Too long.");

/** A server that keeps what it is sent, once for each key, and answers when it is `up`. */
function world() {
  const kept = new Map<string, string>();
  const stored = new Map<string, string>();
  const state = { up: true, online: true, losesAnswer: false };
  const sent: Message[] = [];
  const ports: OutboxPorts = {
    async send({ key, text }: OutMessage) {
      if (!state.up) throw new Error("no answer");
      if (text === "too long") throw REFUSED;
      if (!kept.has(key)) kept.set(key, text);
      if (state.losesAnswer) throw new Error("the answer was lost");
      return { key, text } as Message;
    },
    refusal: (error) => (error === REFUSED ? REFUSED.message : null),
    sent: (message) => void sent.push(message),
    isOnline: () => state.online,
    storage: {
      getItem: (name) => stored.get(name) ?? null,
      setItem: (name, value) => void stored.set(name, value),
      removeItem: (name) => void stored.delete(name),
    },
  };
  const texts = () => [...kept.values()];
  return { state, ports, sent, stored, texts, open: () => createOutbox("box", ports) };
}

const states = (outbox: ReturnType<typeof createOutbox>) => outbox.items().map(({ state }) => state);
const say = (outbox: ReturnType<typeof createOutbox>, ...all: string[]) => {
  for (const text of all) outbox.add({ text, files: [] });
};

test("MSG-1 messages go out one after the other, in the order of writing", async () => {
  const { texts, sent, stored, open } = world();
  const outbox = open();
  say(outbox, "one", "two", "three");
  await vi.waitFor(() => expect(outbox.items()).toEqual([]));
  expect(texts()).toEqual(["one", "two", "three"]);
  expect(sent).toHaveLength(3);
  expect(stored.size).toBe(0);
});

test("MSG-1 a message whose answer was lost is sent again under its key: never twice, and nothing overtakes it", async () => {
  const { state, texts, open } = world();
  const outbox = open();
  state.losesAnswer = true;
  say(outbox, "one", "two");
  await vi.waitFor(() => expect(states(outbox)).toEqual(["failed", "waiting"]));
  state.losesAnswer = false;
  outbox.retry();
  await vi.waitFor(() => expect(outbox.items()).toEqual([]));
  expect(texts()).toEqual(["one", "two"]);
});

test("MSG-1 what waits without a network outlives a reload and goes out when it is back", async () => {
  const { state, texts, open } = world();
  state.online = false;
  say(open(), "one", "two");
  const afterReload = open();
  expect(states(afterReload)).toEqual(["waiting", "waiting"]);
  state.online = true;
  afterReload.retry();
  await vi.waitFor(() => expect(afterReload.items()).toEqual([]));
  expect(texts()).toEqual(["one", "two"]);
});

test("MSG-1 what was refused stays with its reason, holds up nobody, and can be taken away", async () => {
  const { texts, open } = world();
  const outbox = open();
  say(outbox, "too long", "fine");
  await vi.waitFor(() => expect(states(outbox)).toEqual(["refused"]));
  expect(texts()).toEqual(["fine"]);
  expect(outbox.items()[0]?.reason).toBe("Too long.");
  outbox.remove(outbox.items()[0]?.key ?? "");
  expect(outbox.items()).toEqual([]);
});

test("MSG-1 what the storage holds of another kind is no message", () => {
  const { stored, open } = world();
  stored.set("box", "{");
  expect(open().items()).toEqual([]);
});
