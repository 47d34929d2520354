import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault, Job, Property } from "./job.ts";

const root = join(import.meta.dirname, "../..");

/** An assertion with the line above it that says what it shows: `// kind: sentence`. */
const ASSERTION = /\/\/ (\w+): (.+)\n\s*assert\([^;]*\);/g;
const ANY_ASSERTION = /\bassert\(/g;

/** Every assertion of every contract in `proof/`. */
export function findProperties(): Property[] {
  const files = readdirSync(join(root, "proof")).filter((name) => name.endsWith(".sol"));
  return files.sort().flatMap((name) => {
    const contract = name.replace(/\.sol$/, "");
    const text = readFileSync(join(root, "proof", name), "utf8");
    const found = [...text.matchAll(ASSERTION)];
    if (found.length !== (text.match(ANY_ASSERTION) ?? []).length) {
      throw new Error(`proof/${name}: each assertion needs a line "// kind: sentence" above it.`);
    }
    return found.map(([, kind = "", sentence = ""], index) => ({ contract, index, kind, sentence }));
  });
}

/** A source as a solver gets it for this job. Lines keep their numbers. */
export function sourceFor({ property, fault }: Job, path: string): string {
  let text = readFileSync(join(root, path.startsWith("@") ? "node_modules" : "", path), "utf8");
  if (path === fault?.file) text = plant(text, fault);
  if (path === `proof/${property.contract}.sol`) text = keepOneAssertion(text, property.index);
  return withPlainReverts(text);
}

export function plant(text: string, { name, file, find, replace }: Fault): string {
  if (text.split(find).length !== 2) throw new Error(`${name}: ${file} does not have the text exactly once.`);
  return text.replace(find, () => replace);
}

/** Solvers are asked one thing at a time: an assertion before this one would be one thing more to think of. */
function keepOneAssertion(text: string, index: number): string {
  let count = 0;
  return text.replace(ASSERTION, (all) => (count++ === index ? all : all.replace(/[^\n]/g, "")));
}

/**
 * The model checker knows `revert()`, but reads on behind `revert SomeError(...)` as if it were not there. What an
 * error tells makes no difference to what is proved, so it is left out.
 */
function withPlainReverts(text: string): string {
  return text.replace(
    /\brevert\s+[\w.]+\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*;/g,
    (all) => `revert();${all.replace(/[^\n]/g, "")}`,
  );
}
