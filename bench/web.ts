import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * JavaScript that a visitor of all three browse pages (start page, search, service) loads before a wallet is asked
 * for: the entry, the pages, and whatever they import, as the server sends it (brotli). Prints one JSON line.
 */
const TARGET = 70 * 1024;
const PAGES = [
  "index.html",
  "src/features/home/HomePage.tsx",
  "src/features/services/SearchPage.tsx",
  "src/features/services/ServicePage.tsx",
];
/** Loaded by index.html beside the modules. */
const PLAIN = ["theme.js"];

type Manifest = Record<string, { file: string; imports?: string[] }>;

const dist = join(import.meta.dirname, "..", "web", "dist");

function filesOf(manifest: Manifest): Set<string> {
  const files = new Set(PLAIN);
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name)) return;
    seen.add(name);
    const chunk = manifest[name];
    if (!chunk)
      throw new Error(`The build has no "${name}". Build the web app first, or mend the list here.`);
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const page of PAGES) visit(page);
  return files;
}

/** As sent: compressed where the build left a compressed copy (the smallest files have none). */
function sentBytes(file: string): number {
  const path = join(dist, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
}

const manifest: Manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));
const value = [...filesOf(manifest)].reduce((sum, file) => sum + sentBytes(file), 0);
process.stdout.write(
  `${JSON.stringify({ bench: "web", name: "browse.js.brotli", value, unit: "bytes", target: TARGET })}\n`,
);
if (value > TARGET) process.exitCode = 1;
