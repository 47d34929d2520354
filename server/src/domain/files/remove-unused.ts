import type { FilePorts } from "./ports.ts";

/** How long a finished upload waits for something to use it, in milliseconds: forms stay open for days. */
const PATIENCE = 7 * 24 * 3600 * 1000;
const MOST_AT_ONCE = 500;

/**
 * Takes away finished uploads that no document, message, service or person has: forms that were never sent, posters that became
 * their film's. Answers how many.
 */
export async function removeUnused(
  ports: Pick<FilePorts, "fileStore" | "bytes">,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - PATIENCE);
  const ids = await ports.fileStore.deleteUnused(before, MOST_AT_ONCE);
  // The row first: a file that is half gone is nobody's to attach any more.
  for (const id of ids) await ports.bytes.remove(id);
  return ids.length;
}
