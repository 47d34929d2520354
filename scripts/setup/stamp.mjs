import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const SKIPPED = new Set(["node_modules", "dist", "generated"]);

function filesBelow(path, keep) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => keep || !SKIPPED.has(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(path, entry.name), keep) : [join(path, entry.name)],
    )
    .sort();
}

/**
 * A hash over names and contents of files; folders are taken whole, without what is installed or generated in them.
 * @param {string} root
 * @param {string[]} inputs paths relative to `root`; one that does not exist counts as empty
 * @returns {string}
 */
export function hashOf(root, inputs) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of filesBelow(join(root, input), input.endsWith("generated"))) {
      hash.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

export function readStamp(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}

export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

export function dropStamp(file) {
  rmSync(file, { force: true });
}
