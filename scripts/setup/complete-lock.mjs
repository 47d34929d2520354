/**
 * Completes package-lock.json with the optional packages of other platforms.
 *
 * npm leaves an optional package out of the lock file when the registry at hand cannot show it (a mirror that carries
 * one platform only), and `npm ci` then refuses the lock file everywhere. Their versions are known without the registry,
 * because the packages that want them name them exactly; only their platform must be read from their names.
 *
 *   node scripts/setup/complete-lock.mjs          adds what is missing
 *   node scripts/setup/complete-lock.mjs --check  exit code 1 when something is missing
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const SYSTEMS = {
  darwin: "darwin",
  macos: "darwin",
  linux: "linux",
  linuxmusl: "linux",
  win32: "win32",
  windows: "win32",
  android: "android",
  freebsd: "freebsd",
  netbsd: "netbsd",
  openbsd: "openbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const PROCESSORS = {
  x64: "x64",
  amd64: "x64",
  arm64: "arm64",
  arm: "arm",
  gnueabihf: "arm",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
  mips64el: "mips64el",
};

/** What a platform package's name says of where it runs; null when it says nothing. */
export function platformOf(name) {
  const words = name.split("/").pop().split(/[-.]/);
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  const cpu = words.map((word) => PROCESSORS[word]).find(Boolean);
  if (!os) return null;
  const libc = words.some((word) => word.includes("musl")) ? "musl" : words.includes("gnu") ? "glibc" : null;
  return { os: [os], ...(cpu ? { cpu: [cpu] } : {}), ...(libc && os === "linux" ? { libc: [libc] } : {}) };
}

/** Where Node would find `name` when asked from the package at `from`, as a path of the lock file; null when nowhere. */
function locate(packages, from, name) {
  let base = from;
  for (;;) {
    const path = `${base === "" ? "" : `${base}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (base === "") return null;
    const cut = base.lastIndexOf("/node_modules/");
    base =
      cut >= 0
        ? base.slice(0, cut)
        : base.startsWith("node_modules/") || !base.includes("/")
          ? ""
          : base.slice(0, base.lastIndexOf("/"));
  }
}

/** The optional packages that are wanted and absent: [path in the lock file, entry]. */
export function missingOptionals(lock) {
  const found = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (locate(lock.packages, path, name)) continue;
      const platform = platformOf(name);
      if (!platform || !/^\d+\.\d+\.\d+/.test(version)) continue;
      found.push([
        `node_modules/${name}`,
        { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform },
      ]);
    }
  }
  return found;
}

function main() {
  const file = fileURLToPath(new URL("../../package-lock.json", import.meta.url));
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const missing = missingOptionals(lock);
  if (process.argv.includes("--check")) {
    for (const [path] of missing)
      console.error(`package-lock.json lacks ${path}: run node scripts/setup/complete-lock.mjs`);
    process.exitCode = missing.length > 0 ? 1 : 0;
    return;
  }
  if (missing.length === 0) return;
  for (const [path, entry] of missing) lock.packages[path] = entry;
  const [root, ...rest] = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries([root, ...rest].map((path) => [path, lock.packages[path]]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} packages of other platforms added`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
