import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Figures by name, in the order of their names. */
export type Snapshot = Record<string, number>;

const path = join(import.meta.dirname, "../snapshots/gas.json");

export function readSnapshot(): Snapshot {
  return JSON.parse(readFileSync(path, "utf8")) as Snapshot;
}

export function writeSnapshot(figures: Snapshot): void {
  const sorted = Object.fromEntries(Object.entries(figures).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** A sentence for each figure that is not what the snapshot says. */
export function differences(kept: Snapshot, found: Snapshot): string[] {
  const names = [...new Set([...Object.keys(kept), ...Object.keys(found)])].toSorted();
  return names.flatMap((name) => {
    const [before, now] = [kept[name], found[name]];
    if (before === now) return [];
    if (before === undefined) return [`${name}: ${now}, and the snapshot doesn't know it`];
    if (now === undefined) return [`${name}: ${before} in the snapshot, and nothing measures it`];
    return [`${name}: ${before} -> ${now} (${now > before ? "+" : ""}${now - before})`];
  });
}
