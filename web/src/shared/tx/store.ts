import { useSyncExternalStore } from "react";
import type { Run } from "./types.ts";

const KEY = "holdfast.transactions";
const TAB_KEY = "holdfast.tab";

type Kept = Run & { tab: string };

let runs: readonly Run[] = [];
const listeners = new Set<() => void>();
const tab = tabId();

/** All runs of this page, oldest first. */
export function useRuns(): readonly Run[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => runs,
  );
}

/** Whether this page, an earlier one or another tab has something on its way; with `href`, what is to be found there. */
export function hasPending(href?: string): boolean {
  return read().some((run) => !href || run.href === href);
}

export function findRun(id: string): Run | undefined {
  return runs.find((run) => run.id === id);
}

export function putRun(run: Run): void {
  runs = runs.some((one) => one.id === run.id)
    ? runs.map((one) => (one.id === run.id ? run : one))
    : [...runs, run];
  changed(run.id);
}

export function changeRun(id: string, change: Partial<Run>): void {
  const run = findRun(id);
  if (run) putRun({ ...run, ...change });
}

export function removeRun(id: string): void {
  runs = runs.filter((run) => run.id !== id);
  changed(id);
}

/** The runs that an earlier page sent and nobody saw the end of. Those of another tab come hidden. */
export function restoreRuns(): readonly Run[] {
  const restored = read()
    .filter((kept) => !findRun(kept.id))
    .map(({ tab: owner, ...run }): Run => ({ ...run, open: owner === tab && run.open }));
  runs = [...runs, ...restored];
  for (const listener of listeners) listener();
  return restored;
}

/** Only what is on its way is kept, and each page writes only its own change: other tabs write here too. */
function changed(id: string): void {
  const run = findRun(id);
  const others = read().filter((kept) => kept.id !== id);
  const pending = run?.sent && (run.phase.kind === "sent" || run.phase.kind === "mirroring");
  write(pending ? [...others, { ...run, tab }] : others);
  for (const listener of listeners) listener();
}

function read(): Kept[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return [];
  }
}

function isKept(value: unknown): value is Kept {
  const run = value as Partial<Kept> | null;
  return typeof run?.id === "string" && typeof run.sent?.sentAtBlock === "number" && Array.isArray(run.steps);
}

function write(kept: readonly Kept[]): void {
  try {
    if (kept.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage may be full or forbidden: the run then lives as long as the page.
  }
}

function tabId(): string {
  try {
    const known = sessionStorage.getItem(TAB_KEY);
    if (known) return known;
    const made = crypto.randomUUID();
    sessionStorage.setItem(TAB_KEY, made);
    return made;
  } catch {
    return crypto.randomUUID();
  }
}
