import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Upload } from "@tus/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDiskUploadStore } from "./upload-store.ts";

const DAY_MS = 24 * 3_600_000;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "holdfast-uploads-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function begin(
  uploads: ReturnType<typeof createDiskUploadStore>,
  id: string,
  text: string,
): Promise<void> {
  await uploads.store.create(
    new Upload({ id, size: 4, offset: 0, metadata: { owner: "0x1", filename: "a.txt" } }),
  );
  if (text) await uploads.store.write(Readable.from([Buffer.from(text)]), id, 0);
}

describe("uploads that nobody went on with", () => {
  it("go after a day, and finished files stay for ever", async () => {
    const uploads = createDiskUploadStore(dir);
    await begin(uploads, "whole", "abcd");
    await begin(uploads, "half", "ab");
    await begin(uploads, "empty", "");
    await uploads.removeAbandoned(new Date(Date.now() + DAY_MS / 2));
    expect(await uploads.find("half")).toMatchObject({ isComplete: false, owner: "0x1" });
    await uploads.removeAbandoned(new Date(Date.now() + 30 * DAY_MS));
    expect(await uploads.find("whole")).toEqual({ owner: "0x1", name: "a.txt", isComplete: true });
    expect(await uploads.find("half")).toBeNull();
    expect(await uploads.find("empty")).toBeNull();
  });
});
