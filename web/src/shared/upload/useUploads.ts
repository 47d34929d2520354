import { useCallback, useEffect, useRef, useState } from "react";
import { formatSize } from "./formatSize.ts";
import { startUpload, type Uploading } from "./startUpload.ts";
import { texts } from "./texts.ts";

export type UploadItem = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  /** From 0 to 1. */
  readonly progress: number;
  readonly state: "uploading" | "done" | "failed" | "refused";
  /** The server's id, once done. */
  readonly id: string | null;
  readonly reason: string | null;
};

export type Uploads = {
  readonly items: readonly UploadItem[];
  readonly add: (files: readonly File[]) => void;
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  readonly clear: () => void;
  /** Ids of all finished files, in the order they were added. */
  readonly ids: readonly string[];
  /** Some file is still on its way or has failed. */
  readonly unfinished: boolean;
};

/** Files of one form, each uploading by itself. @param maxFileSize bytes */
export function useUploads(maxFileSize: number): Uploads {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const running = useRef(new Map<string, { file: File; uploading: Uploading | null }>());

  const change = useCallback((key: string, part: Partial<UploadItem>) => {
    setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }, []);

  const start = useCallback(
    async (key: string) => {
      const entry = running.current.get(key);
      if (!entry) return;
      change(key, { state: "uploading", reason: null });
      entry.uploading = await startUpload({
        file: entry.file,
        onProgress: (progress) => change(key, { progress }),
        onDone: (id) => change(key, { state: "done", progress: 1, id }),
        onError: (reason) =>
          change(
            key,
            reason === null ? { state: "failed" } : { state: "refused", reason: texts.refused(reason) },
          ),
      });
    },
    [change],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const reason =
          file.size > maxFileSize
            ? texts.tooBig(file.name, formatSize(maxFileSize))
            : file.size === 0
              ? texts.empty(file.name)
              : null;
        const state = reason === null ? "uploading" : "refused";
        setItems((all) => [
          ...all,
          { key, name: file.name, size: file.size, progress: 0, state, id: null, reason },
        ]);
        if (reason !== null) continue;
        running.current.set(key, { file, uploading: null });
        void start(key);
      }
    },
    [maxFileSize, start],
  );

  const remove = useCallback((key: string) => {
    running.current.get(key)?.uploading?.stop();
    running.current.delete(key);
    setItems((all) => all.filter((item) => item.key !== key));
  }, []);

  const clear = useCallback(() => {
    for (const entry of running.current.values()) entry.uploading?.stop();
    running.current.clear();
    setItems([]);
  }, []);

  useEffect(() => {
    const all = running.current;
    return () => {
      for (const entry of all.values()) entry.uploading?.stop();
    };
  }, []);

  return {
    items,
    add,
    remove,
    retry: (key) => void start(key),
    clear,
    ids: items.flatMap((item) => (item.id === null ? [] : [item.id])),
    unfinished: items.some((item) => item.state === "uploading" || item.state === "failed"),
  };
}
