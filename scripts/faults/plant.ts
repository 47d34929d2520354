import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";

/**
 * Plants a fault in a copy of the contracts.
 * @returns what takes it out again
 * @throws Error when a text is not there exactly once: the contract moved on, and the list must follow
 */
export function plant(folder: string, fault: Fault): () => void {
  const before = new Map<string, string>();
  for (const { file, find, replace } of fault.edits) {
    const path = join(folder, "contracts", file);
    const text = readFileSync(path, "utf8");
    const times = text.split(find).length - 1;
    if (times !== 1) {
      for (const [planted, original] of before) writeFileSync(planted, original);
      throw new Error(`"${fault.name}": contracts/${file} has this text ${times} times, not once:\n${find}`);
    }
    if (!before.has(path)) before.set(path, text);
    writeFileSync(
      path,
      text.replace(find, () => replace),
    );
  }
  return () => {
    for (const [path, text] of before) writeFileSync(path, text);
  };
}
