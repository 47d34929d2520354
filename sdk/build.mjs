/**
 * `npm run build -w sdk`: makes sdk/dist, which is the package as it is published: `npm publish ./sdk/dist`. Inside the
 * repository the TypeScript sources themselves are used, and package.json points at them; npm cannot exchange
 * `exports` when it packs, so the published folder has a package.json of its own, made here from that one.
 * `--out FOLDER` builds elsewhere.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = values.out ? resolve(values.out) : join(here, "dist");

/** "./src/order/index.ts" is "./order/index.js", with its types beside it. */
function published(source) {
  const base = source.replace("./src/", "./").replace(/\.ts$/, "");
  return { types: `${base}.d.ts`, default: `${base}.js` };
}

function manifest() {
  const { private: _, scripts: __, exports, ...kept } = JSON.parse(readFileSync(join(here, "package.json")));
  const entries = Object.entries(exports).map(([name, source]) => [name, published(source)]);
  return { ...kept, exports: { ...Object.fromEntries(entries), "./package.json": "./package.json" } };
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "-p", join(here, "tsconfig.build.json"), "--outDir", out], {
  stdio: "inherit",
});
// The compiler rewrites what scripts import and leaves declarations, which only newer compilers then read.
for (const file of readdirSync(out, { recursive: true }).filter((name) => name.endsWith(".d.ts"))) {
  const path = join(out, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/((?:from |import\()"\.{1,2}\/[^"]*)\.ts"/g, '$1.js"'));
}
writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
for (const file of ["README.md", "LICENSE"]) copyFileSync(join(here, file), join(out, file));
