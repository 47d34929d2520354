import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";

/** What keeps a fault from being planted: texts that are not there exactly once, because the contract moved on. */
export function obstacles(folder: string, fault: Fault): string[] {
  return fault.edits.flatMap(({ file, find }) => {
    const times = readFileSync(join(folder, "contracts", file), "utf8").split(find).length - 1;
    return times === 1
      ? []
      : [`"${fault.name}": contracts/${file} has this ${times} times, not once:\n${find}`];
  });
}

/**
 * Plants a fault in a copy of the contracts. There must be no obstacles.
 * @returns what takes it out again
 */
export function plant(folder: string, fault: Fault): () => void {
  const before = new Map<string, string>();
  for (const { file, find, replace } of fault.edits) {
    const path = join(folder, "contracts", file);
    const text = readFileSync(path, "utf8");
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
