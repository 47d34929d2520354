import { afterEach, describe, expect, it, vi } from "vitest";
import type { LiveEvent } from "./events.ts";
import { createSharedStream, type LiveState, type SharedStream } from "./sharedStream.ts";

/** A stream of the server's that the test speaks through. */
class FakeStream {
  readonly CLOSED = 2;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  close() {
    this.readyState = 2;
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  says(event: object) {
    this.onmessage?.({ data: JSON.stringify(event) });
  }
  /** `forGood`: as a browser does after an answer that is no stream. */
  fails(forGood: boolean) {
    this.readyState = forGood ? 2 : 0;
    this.onerror?.();
  }
}

type Tab = { stream: SharedStream; heard: LiveEvent[]; states: LiveState[]; opened(): number };

const order = { type: "order", id: "0x01", round: 2 } as const;
let count = 0;
const open: SharedStream[] = [];

function browser() {
  count += 1;
  const name = `test.${count}`;
  const streams: FakeStream[] = [];
  function tab(): Tab {
    const heard: LiveEvent[] = [];
    const states: LiveState[] = [];
    let opened = 0;
    const stream = createSharedStream({
      name,
      locks: navigator.locks,
      open() {
        const made = new FakeStream();
        streams.push(made);
        return made as unknown as EventSource;
      },
      onEvent: (event) => heard.push(event),
      onState(state, again) {
        states.push(state);
        if (again) opened += 1;
      },
    });
    open.push(stream);
    return { stream, heard, states, opened: () => opened };
  }
  const running = () => streams.filter(({ readyState }) => readyState !== 2);
  return { tab, streams, running };
}

/** The only running stream, once there is one. */
async function theStream({ running }: { running(): FakeStream[] }): Promise<FakeStream> {
  await vi.waitFor(() => expect(running()).toHaveLength(1));
  return running()[0] as FakeStream;
}

afterEach(() => {
  vi.useRealTimers();
  for (const stream of open.splice(0)) stream.close();
});

describe("one stream for all tabs", () => {
  it("NTF-1 is opened once, and every tab hears what it says", async () => {
    const all = browser();
    const [first, second, third] = [all.tab(), all.tab(), all.tab()];
    const stream = await theStream(all);
    stream.opens();
    stream.says(order);
    await vi.waitFor(() => {
      for (const { heard } of [first, second, third]) expect(heard).toEqual([order]);
    });
    expect(all.streams).toHaveLength(1);
    expect([first.opened(), second.opened(), third.opened()]).toEqual([1, 1, 1]);
  });

  it("tells a tab that comes later how it stands, and asks nothing of the others", async () => {
    const all = browser();
    const first = all.tab();
    (await theStream(all)).opens();
    const late = all.tab();
    await vi.waitFor(() => expect(late.states).toEqual(["open"]));
    expect(late.opened()).toBe(1);
    expect(first.opened()).toBe(1);
  });

  it("is taken over by another tab when the one that read it closes, and all ask again", async () => {
    const all = browser();
    const [first, second, third] = [all.tab(), all.tab(), all.tab()];
    (await theStream(all)).opens();
    await vi.waitFor(() => expect(third.opened()).toBe(1));
    first.stream.close();
    await vi.waitFor(() => expect(all.streams).toHaveLength(2));
    const next = await theStream(all);
    next.opens();
    next.says(order);
    await vi.waitFor(() => expect([second.heard, third.heard]).toEqual([[order], [order]]));
    expect([second.opened(), third.opened()]).toEqual([2, 2]);
    expect(first.heard).toEqual([]);
  });

  it("tells all tabs when it is lost, and when it is back", async () => {
    const all = browser();
    const [first, second] = [all.tab(), all.tab()];
    const stream = await theStream(all);
    stream.opens();
    stream.fails(false);
    stream.opens();
    await vi.waitFor(() => {
      expect(first.states).toEqual(["open", "down", "open"]);
      expect(second.states).toEqual(["open", "down", "open"]);
    });
    expect([first.opened(), second.opened()]).toEqual([2, 2]);
  });

  it("is opened anew, later and later, after an answer that was no stream", async () => {
    const all = browser();
    all.tab();
    const first = await theStream(all);
    vi.useFakeTimers();
    first.fails(true);
    vi.advanceTimersByTime(1_999);
    expect(all.streams).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(all.streams).toHaveLength(2);
    all.streams[1]?.fails(true);
    vi.advanceTimersByTime(3_999);
    expect(all.streams).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(all.streams).toHaveLength(3);
  });

  it("is each tab's own where the browser has no locks to share by", () => {
    const own = [0, 1].map(() => {
      const heard: LiveEvent[] = [];
      const made = new FakeStream();
      const stream = createSharedStream({
        name: "unshared",
        locks: undefined,
        open: () => made as unknown as EventSource,
        onEvent: (event) => heard.push(event),
        onState: () => {},
      });
      open.push(stream);
      made.says(order);
      return heard;
    });
    expect(own).toEqual([[order], [order]]);
  });

  it("is taken from a tab that sleeps by one that is looked at", async () => {
    const all = browser();
    const asleep = all.tab();
    (await theStream(all)).opens();
    const awake = all.tab();
    await vi.waitFor(() => expect(awake.opened()).toBe(1));
    // Nothing that is said to a frozen tab reaches it: its channel is as if it were not there.
    const silent = vi.spyOn(BroadcastChannel.prototype, "postMessage").mockImplementation(() => {});
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    awake.stream.wake();
    vi.advanceTimersByTime(3_000);
    silent.mockRestore();
    vi.useRealTimers();
    await vi.waitFor(() => expect(all.streams).toHaveLength(2));
    const taken = await theStream(all);
    taken.opens();
    taken.says(order);
    await vi.waitFor(() => expect(asleep.heard).toEqual([order]));
    expect(awake.heard).toEqual([order]);
  });

  it("stays where it is when the tab that reads it answers", async () => {
    const all = browser();
    all.tab();
    (await theStream(all)).opens();
    const looked = all.tab();
    await vi.waitFor(() => expect(looked.opened()).toBe(1));
    const answered = new Promise((resolve) => {
      const listener = new BroadcastChannel(`test.${count}`);
      listener.onmessage = ({ data }) => {
        if (data.is !== "state") return;
        listener.close();
        resolve(undefined);
      };
    });
    looked.stream.wake();
    await answered;
    expect(all.streams).toHaveLength(1);
  });
});
