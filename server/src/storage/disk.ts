import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ByteStore } from "../domain/files/ports.ts";

/** Ids are our own hex; anything else could name another place on the disk. */
const ID = /^[0-9a-f]{32}$/;

/** Bytes in a folder: `uploads/` as the upload server writes them, `covers/` made from them. */
export function createDiskStorage(dir: string): ByteStore & { uploadDir: string } {
  const uploadDir = join(dir, "uploads");
  const coverDir = join(dir, "covers");

  const place = (folder: string, id: string) => {
    if (!ID.test(id)) throw new RangeError("This is no file's id.");
    return join(folder, id);
  };

  return {
    uploadDir,
    read: (id, range) => createReadStream(place(uploadDir, id), range),
    async remove(id) {
      await rm(place(uploadDir, id), { force: true });
      await rm(`${place(uploadDir, id)}.json`, { force: true });
      await rm(`${place(coverDir, id)}.webp`, { force: true });
    },
    async readCover(id) {
      if (!ID.test(id)) return null;
      try {
        return await readFile(`${place(coverDir, id)}.webp`);
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
        throw error;
      }
    },
    async writeCover(id, bytes) {
      await mkdir(coverDir, { recursive: true });
      const path = `${place(coverDir, id)}.webp`;
      // Written aside first: who reads meanwhile gets the old picture whole, or the new one.
      await writeFile(`${path}.new`, bytes);
      await rename(`${path}.new`, path);
    },
  };
}
