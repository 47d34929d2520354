import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Probe } from "./probes.ts";

type Count = { reached: number; all: number; missing: string[] };

/** Prints what was reached of the contracts, by what a run left in `coverage/`. @returns whether it is everything */
export function report(folder: string): boolean {
  const counts = { lines: readLines(folder), branches: readBranches(folder) };
  for (const [name, { reached, all, missing }] of Object.entries(counts)) {
    for (const one of missing) console.log(`${name}: never ${one}`);
    const share = all === 0 ? 0 : Math.floor((reached / all) * 10_000) / 100;
    console.log(JSON.stringify({ coverage: name, reached, all, percent: share }));
  }
  return Object.values(counts).every(({ reached, all }) => all > 0 && reached === all);
}

/** Hardhat's lines, of the files that count. */
function readLines(folder: string): Count {
  const count: Count = { reached: 0, all: 0, missing: [] };
  let file = "";
  for (const entry of readFileSync(join(folder, "lcov.info"), "utf8").split("\n")) {
    if (entry.startsWith("SF:")) file = entry.slice(3);
    const [, line, hits] = /^DA:(\d+),(\d+)/.exec(entry) ?? [];
    if (!line || !/^contracts\/(?!test\/|mocks\/)/.test(file)) continue;
    count.all += 1;
    if (hits === "0") count.missing.push(`${file}:${line}`);
    else count.reached += 1;
  }
  return count;
}

function readBranches(folder: string): Count {
  const taken = new Set(readFolder<Record<string, number>>(join(folder, "data")).flatMap(Object.keys));
  const probes = readFolder<Probe[]>(join(folder, "probes")).flat();
  const sides = probes.flatMap(({ file, line, text, sides }) =>
    sides.map(({ side, tag }) => ({ tag, told: `${side} at ${file}:${line}: ${text}` })),
  );
  const missing = sides.filter(({ tag }) => !taken.has(tag));
  return {
    reached: sides.length - missing.length,
    all: sides.length,
    missing: missing.map(({ told }) => told),
  };
}

function readFolder<Read>(folder: string): Read[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Read);
}
