import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ByteStore } from "../domain/files/ports.ts";

/** Ids are our own hex; anything else could name another place on the disk. */
const ID = /^[0-9a-f]{32}$/;
const PREVIEW = /^[a-z0-9-]{1,80}$/;

/** Bytes in a folder: `uploads/` as the upload server writes them, `covers/` and `previews/` made from them. */
export function createDiskStorage(dir: string): ByteStore & { uploadDir: string } {
  const uploadDir = join(dir, "uploads");
  const coverDir = join(dir, "covers");
  const previewDir = join(dir, "previews");

  const place = (folder: string, id: string) => {
    if (!ID.test(id)) throw new RangeError("This is no file's id.");
    return join(folder, id);
  };
  const previewPlace = (id: string, name: string) => {
    if (!PREVIEW.test(name)) throw new RangeError("This is no preview's name.");
    return join(place(previewDir, id), name);
  };

  return {
    uploadDir,
    read: (id, range) => createReadStream(place(uploadDir, id), range),
    async remove(id) {
      await rm(place(uploadDir, id), { force: true });
      await rm(`${place(uploadDir, id)}.json`, { force: true });
      await rm(`${place(coverDir, id)}.webp`, { force: true });
      await rm(place(previewDir, id), { recursive: true, force: true });
    },
    readCover: async (id) => (ID.test(id) ? readIfThere(`${place(coverDir, id)}.webp`) : null),
    writeCover: (id, bytes) => writeWhole(`${place(coverDir, id)}.webp`, bytes),
    readPreview: (id, name) => readIfThere(previewPlace(id, name)),
    writePreview: (id, name, bytes) => writeWhole(previewPlace(id, name), bytes),
    removePreview: (id, name) => rm(previewPlace(id, name), { force: true }),
  };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Written aside first: who reads meanwhile gets the old bytes whole, or the new ones. Under a name of its own, for
 * another instance may be writing the same.
 */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomBytes(8).toString("hex")}.new`;
  try {
    await writeFile(aside, bytes);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
