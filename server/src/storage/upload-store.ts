import { statfs } from "node:fs/promises";
import { FileStore } from "@tus/file-store";
import type { UploadStore } from "../domain/files/ports.ts";

/** How long an upload that does not go on is kept, in milliseconds. */
const UNFINISHED_LIFE = 24 * 3600 * 1000;

/** Where the upload server writes bytes as they come. */
export function createDiskUploadStore(directory: string): UploadStore<FileStore> {
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: UNFINISHED_LIFE });
  return {
    store,
    async find(id) {
      try {
        const { size, offset, metadata } = await store.getUpload(id);
        const owner = metadata?.owner ?? null;
        return owner === null ? null : { owner, name: metadata?.filename ?? "", isComplete: size === offset };
      } catch {
        return null;
      }
    },
    async freeSpace() {
      const { bavail, bsize } = await statfs(directory);
      return bavail * bsize;
    },
    // The store's own `deleteExpired` takes finished uploads away too: it compares with the offset at creation.
    async removeAbandoned(now) {
      for (const id of (await store.configstore.list?.()) ?? []) {
        const upload = await store.getUpload(id).catch(() => null);
        if (!upload || upload.offset === upload.size) continue;
        const begun = upload.creation_date ? Date.parse(upload.creation_date) : 0;
        if (now.getTime() - begun > UNFINISHED_LIFE) await store.remove(id).catch(() => {});
      }
    },
  };
}
