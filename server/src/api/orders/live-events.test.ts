import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import { pino } from "pino";
import { afterEach, expect, it, vi } from "vitest";
import { sendLiveEvents } from "./live-events.ts";

type Context = Parameters<typeof sendLiveEvents>[0];
type Listener = Parameters<Context["live"]["subscribe"]>[0];

afterEach(() => vi.useRealTimers());

it("a page that was sent away and takes nothing more is cut off at the next heartbeat, and harms nobody", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const listeners = new Set<Listener>();
  const context = {
    live: {
      subscribe(listener: Listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    clock: async () => 1,
    logger: pino({ level: "silent" }),
  } as Partial<Context> as Context;
  let page: ServerResponse | undefined;
  const app = express().get("/", (request, response) => {
    page = response;
    const caller = { address: "0xA" as const, roles: [] };
    sendLiveEvents(context, { caller, request, response });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const silent = connect((server.address() as AddressInfo).port, "127.0.0.1");
  silent.pause();
  silent.write("GET / HTTP/1.1\r\nhost: here\r\n\r\n");
  await vi.waitFor(() => expect(listeners.size).toBe(1));

  // More than lies between the two: the rest waits here.
  const event = { type: "order", id: "0x".padEnd(60_000, "0"), round: 1 } as const;
  while ((page?.writableLength ?? 0) < 70_000) {
    page?.write(`data: ${JSON.stringify(event)}\n\n`);
    await new Promise(setImmediate);
  }
  for (const listener of listeners) listener({ type: "missed" });
  const failures: unknown[] = [];
  page?.on("error", (error) => failures.push(error));
  vi.advanceTimersByTime(10_000);
  await new Promise(setImmediate);
  expect(failures).toEqual([]);
  await vi.waitFor(() => expect(listeners.size).toBe(0));
  silent.destroy();
  server.close();
  await once(server, "close");
});
