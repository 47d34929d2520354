import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

/** What the project's pages point to is there: files, headings, and the tests that they name as proof. */
const root = join(import.meta.dirname, "../..");
const pages = ["README.md", "CONTRIBUTING.md", ...pagesUnder("docs")];

function pagesUnder(folder: string): string[] {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return found.filter((path) => path.endsWith(".md")).map((path) => join(folder, path));
}

/** The anchor that a heading gets on the repository's pages. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, "");
}

function anchorsOf(path: string): string[] {
  const text = withoutCode(readFileSync(path, "utf8"));
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
}

/** Why a link leads nowhere; undefined when it leads somewhere. */
function brokenBy(page: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(file)) return `${target}: there is no ${relative(root, file)}`;
  if (anchor === undefined || !file.endsWith(".md")) return undefined;
  return anchorsOf(file).includes(anchor) ? undefined : `${target}: there is no such heading`;
}

test.each(pages)("OPS-1 %s, its links, lead to files and headings that are there", (page) => {
  const text = withoutCode(readFileSync(join(root, page), "utf8"));
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  expect(targets.map((target) => brokenBy(page, target)).filter((why) => why !== undefined)).toEqual([]);
});

test.each(pages)("OPS-1 %s, the tests it names, are there", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const named = [...text.matchAll(/`((?:test|contracts|bench|scripts|(?:server|sdk|web)\/src)\/[\w./-]+)`/g)];
  const paths = named.map(([, path = ""]) => path);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
