import { useCallback, useEffect, useRef, useState } from "react";
import { isStillThere, readKept, writeKept } from "./keptUploads.ts";
import { refuseEarly } from "./refuseEarly.ts";
import { startUpload, type Uploading } from "./startUpload.ts";
import { texts } from "./texts.ts";

export type UploadItem = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** From 0 to 1. */
  readonly progress: number;
  /** `waiting`: the connection dropped, it goes on by itself. `failed`: it gave up, until asked. */
  readonly state: "uploading" | "paused" | "waiting" | "done" | "failed" | "refused";
  /** The server's id, once done. */
  readonly id: string | null;
  readonly reason: string | null;
};

export type Uploads = {
  readonly items: readonly UploadItem[];
  readonly add: (files: readonly File[]) => void;
  readonly remove: (key: string) => void;
  readonly pause: (key: string) => void;
  /** Goes on where it stopped. */
  readonly retry: (key: string) => void;
  readonly clear: () => void;
  /** Ids of all finished files, in the order they were added. */
  readonly ids: readonly string[];
  /** Some file is still on its way or has failed. */
  readonly unfinished: boolean;
};

export type UploadsOptions = {
  /** Finished files stay attached over a reload of the tab, under this name. */
  readonly keep?: string;
  /** What follows an upload, before it counts as done; a failure of it is no failure of the upload. */
  readonly afterUpload?: (file: File, id: string) => Promise<void>;
};

/** Milliseconds until what a lost connection stopped is tried again; after the last it waits to be asked. */
const RETRIES = [2000, 4000, 8000, 15_000, 15_000, 30_000, 30_000, 60_000] as const;

/** `turn` counts starts and stops: what an earlier one still says is not listened to. */
type Running = { file: File; uploading: Uploading | null; tries: number; timer: number; turn: number };

/** Files of one form, each uploading by itself. @param maxFileSize bytes */
export function useUploads(maxFileSize: number, options: UploadsOptions = {}): Uploads {
  const { keep, afterUpload } = options;
  const [items, setItems] = useState<readonly UploadItem[]>(() => (keep ? readKept(keep).map(kept) : []));
  const running = useRef(new Map<string, Running>());
  const after = useRef(afterUpload);
  after.current = afterUpload;

  const change = useCallback((key: string, part: Partial<UploadItem>) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }, []);

  const start = useCallback(
    async (key: string) => {
      const entry = running.current.get(key);
      if (!entry) return;
      halt(entry);
      const { turn } = entry;
      const isOn = () => entry.turn === turn;
      change(key, { state: "uploading", reason: null });
      const stopped = () => {
        const delay = RETRIES[entry.tries];
        entry.tries += 1;
        if (delay === undefined) return change(key, { state: "failed" });
        change(key, { state: "waiting" });
        entry.timer = window.setTimeout(() => void start(key), delay);
      };
      const uploading = await startUpload({
        file: entry.file,
        onProgress: (progress) => {
          if (!isOn()) return;
          entry.tries = 0;
          change(key, { progress });
        },
        onDone: async (id) => {
          await after.current?.(entry.file, id).catch(() => {});
          change(key, { state: "done", progress: 1, id });
        },
        onError: (reason) => {
          if (!isOn()) return;
          if (reason === null) stopped();
          else change(key, { state: "refused", reason: texts.refused(reason) });
        },
      });
      // Removed or paused while it was being prepared.
      if (isOn()) entry.uploading = uploading;
      else uploading.stop();
    },
    [change],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const reason = refuseEarly(file, maxFileSize);
        const state = reason === null ? "uploading" : "refused";
        const item: UploadItem = {
          key,
          name: file.name,
          size: file.size,
          progress: 0,
          state,
          id: null,
          reason,
        };
        setItems((all) => [...all, item]);
        if (reason !== null) continue;
        running.current.set(key, { file, uploading: null, tries: 0, timer: 0, turn: 0 });
        void start(key);
      }
    },
    [maxFileSize, start],
  );

  const remove = useCallback((key: string) => {
    const entry = running.current.get(key);
    if (entry) halt(entry);
    running.current.delete(key);
    setItems((all) => all.filter((item) => item.key !== key));
  }, []);

  const pause = useCallback(
    (key: string) => {
      const entry = running.current.get(key);
      if (entry) halt(entry);
      change(key, { state: "paused" });
    },
    [change],
  );

  const clear = useCallback(() => {
    for (const entry of running.current.values()) halt(entry);
    running.current.clear();
    setItems([]);
    // At once: the form may be gone before an effect runs.
    if (keep) writeKept(keep, []);
  }, [keep]);

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const entry of all.values()) halt(entry);
      all.clear();
    };
  }, []);

  // The network is back: what waits goes on at once.
  useEffect(() => {
    const waiting = items.filter(({ state }) => state === "waiting" || state === "failed");
    const again = () => {
      for (const { key } of waiting) void start(key);
    };
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [items, start]);

  useEffect(() => {
    if (!keep) return;
    writeKept(
      keep,
      items.flatMap(({ id, name, size }) => (id === null ? [] : [{ id, name, size }])),
    );
  }, [keep, items]);

  // What was attached before a reload may be gone meanwhile.
  useEffect(() => {
    if (!keep) return;
    for (const { id } of readKept(keep)) {
      void isStillThere(id).then((there) => {
        if (!there) setItems((all) => all.filter((item) => item.id !== id));
      });
    }
  }, [keep]);

  return {
    items,
    add,
    remove,
    pause,
    retry: (key) => {
      const entry = running.current.get(key);
      if (entry) entry.tries = 0;
      void start(key);
    },
    clear,
    ids: items.flatMap((item) => (item.id === null ? [] : [item.id])),
    unfinished: items.some((item) => item.state !== "done" && item.state !== "refused"),
  };
}

function halt(entry: Running): void {
  entry.turn += 1;
  window.clearTimeout(entry.timer);
  entry.uploading?.stop();
  entry.uploading = null;
}

function kept({ id, name, size }: { id: string; name: string; size: number }): UploadItem {
  return { key: id, name, size, progress: 1, state: "done", id, reason: null };
}
