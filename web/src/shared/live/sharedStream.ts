import { type LiveEvent, readLiveEvent } from "./events.ts";

/** `down`: lost, and being taken up again. */
export type LiveState = "connecting" | "open" | "down";

/** What tabs tell each other. `fresh`: the stream was opened just now, so what came before may have been missed. */
type Word =
  | { is: "event"; data: string }
  | { is: "state"; state: LiveState; fresh: boolean }
  | { is: "question" };

export type StreamInput = {
  /** Tabs that say the same name share one stream. */
  name: string;
  open(): EventSource;
  /** The browser's, absent where a page is not served securely: each tab then has its own stream. */
  locks: Pick<LockManager, "request"> | undefined;
  onEvent(event: LiveEvent): void;
  /** Called at each change, and each time the stream was opened again. */
  onState(state: LiveState, opened: boolean): void;
};

export type SharedStream = {
  /** The tab is looked at again: makes sure that whoever has the stream is awake. */
  wake(): void;
  close(): void;
};

/** How long a browser that gave up is left alone before it is asked to try again, in milliseconds. */
const RETRY_FIRST = 2_000;
const RETRY_MOST = 30_000;
/** How long the tab that has the stream may take to answer another tab, in milliseconds. */
const ANSWER_WITHIN = 3_000;

/**
 * One stream of live events for all tabs of a browser, which has six connections for a site: the tab that holds the
 * lock reads it and tells the others. When that tab goes, or sleeps, the next one takes over.
 */
export function createSharedStream({ name, open, locks, onEvent, onState }: StreamInput): SharedStream {
  const channel = locks ? new BroadcastChannel(name) : null;
  let asking = new AbortController();
  let closed = false;
  let state: LiveState = "connecting";
  let isReader = false;
  let unanswered: ReturnType<typeof setTimeout> | undefined;

  function enter(next: LiveState, fresh: boolean) {
    const opened = next === "open" && (fresh || state !== "open");
    if (next === state && !opened) return;
    state = next;
    onState(state, opened);
  }
  function tell(word: Word) {
    channel?.postMessage(word);
  }
  function hear(data: string) {
    const event = readLiveEvent(data);
    if (event) onEvent(event);
  }

  if (channel) {
    channel.onmessage = ({ data: word }: MessageEvent<Word>) => {
      if (word.is === "question") {
        if (isReader) tell({ is: "state", state, fresh: false });
        return;
      }
      clearTimeout(unanswered);
      // What a reader that was just put to rest still says is old.
      if (isReader) return;
      if (word.is === "event") hear(word.data);
      else enter(word.state, word.fresh);
    };
  }

  /** Reads the stream until `over`. */
  function read(over: AbortSignal): Promise<void> {
    if (over.aborted) return Promise.resolve();
    isReader = true;
    const end = readStream({
      open,
      onData(data) {
        hear(data);
        tell({ is: "event", data });
      },
      onState(next) {
        enter(next, next === "open");
        tell({ is: "state", state: next, fresh: next === "open" });
      },
    });
    return new Promise((resolve) => {
      over.addEventListener("abort", () => {
        isReader = false;
        end();
        resolve();
      });
    });
  }

  /** Waits for the lock, or takes it from a tab that sleeps. */
  function askForLock(steal: boolean) {
    if (!locks) return;
    asking.abort();
    const mine = new AbortController();
    asking = mine;
    locks
      .request(name, steal ? { steal } : { signal: mine.signal }, () => read(mine.signal))
      .catch(() => {
        // Called off, or stolen while this tab slept: it stands in line again.
        mine.abort();
        if (asking === mine && !closed) askForLock(false);
      });
  }

  if (locks) askForLock(false);
  else void read(asking.signal);
  tell({ is: "question" });

  return {
    wake() {
      if (isReader || !channel) return;
      clearTimeout(unanswered);
      unanswered = setTimeout(() => askForLock(true), ANSWER_WITHIN);
      tell({ is: "question" });
    },
    close() {
      closed = true;
      clearTimeout(unanswered);
      asking.abort();
      channel?.close();
    },
  };
}

type ReadInput = Pick<StreamInput, "open"> & {
  onData(data: string): void;
  onState(state: "open" | "down"): void;
};

/** Keeps a stream open: a browser tries again by itself only while the server can't be reached at all. */
function readStream({ open, onData, onState }: ReadInput): () => void {
  let stream: EventSource;
  let wait = RETRY_FIRST;
  let again: ReturnType<typeof setTimeout> | undefined;
  function start() {
    stream = open();
    stream.onopen = () => {
      wait = RETRY_FIRST;
      onState("open");
    };
    stream.onmessage = ({ data }: MessageEvent<string>) => onData(data);
    stream.onerror = () => {
      onState("down");
      if (stream.readyState !== stream.CLOSED) return;
      again = setTimeout(start, wait);
      wait = Math.min(wait * 2, RETRY_MOST);
    };
  }
  start();
  return () => {
    clearTimeout(again);
    stream.close();
  };
}
