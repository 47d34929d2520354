import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createDiskStorage } from "./disk.ts";

const folder = mkdtempSync(join(tmpdir(), "holdfast-disk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("what two instances write at the same time is whole, and neither fails", async () => {
  const id = "ab".repeat(16);
  const instances = Array.from({ length: 8 }, () => createDiskStorage(folder));
  for (let turn = 0; turn < 10; turn++) {
    await Promise.all(
      instances.map(({ writePreview }, index) =>
        writePreview(id, "plain-1", Buffer.alloc(200_000 + index, index)),
      ),
    );
    const bytes = await instances[0]?.readPreview(id, "plain-1");
    const [first = -1] = bytes ?? [];
    expect(bytes?.equals(Buffer.alloc(200_000 + first, first))).toBe(true);
  }
  expect(await readdir(join(folder, "previews", id))).toEqual(["plain-1"]);
});
