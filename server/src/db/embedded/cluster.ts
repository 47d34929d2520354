import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { EmbeddedPostgresError, explain } from "./failure.ts";

const MAJOR = "18";

/** The environment of PostgreSQL's programs: nothing of the caller's own PG settings. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("PG") && !name.startsWith("LC_"),
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C", LANG: "C", TZ: "UTC" };
}

/** The password of the database at `home`, readable by this user only. */
export function readPassword(home: string): string {
  return readFileSync(join(home, "password"), "utf8");
}

function makePassword(home: string): string {
  const password = randomBytes(24).toString("base64url");
  writeFileSync(join(home, "password"), password, { mode: 0o600 });
  return password;
}

/** The account an existing cluster belongs to, when we are root and may become it; else the account as given. */
export function ownerOf(cluster: string, account: Account): Account {
  if (!existsSync(cluster)) return account;
  const { uid, gid } = statSync(cluster);
  if (account !== null && uid !== 0) return { uid, gid };
  if (account === null && process.getuid && uid !== process.getuid()) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} belongs to another user. Start as that user, or delete the folder to begin anew.`,
    );
  }
  return account;
}

type ClusterOptions = { home: string; cluster: string; binaries: Binaries; account: Account };

/**
 * Makes the database cluster unless it is there, and returns its password. It is built beside and moved into place
 * whole, so a start that was interrupted leaves none or all of it.
 */
export function ensureCluster(options: ClusterOptions): string {
  const { home, cluster, account } = options;
  if (existsSync(cluster)) {
    checkVersion(cluster);
    return existsSync(join(home, "password")) ? readPassword(home) : replacePassword(options);
  }
  const password = makePassword(home);
  const half = `${cluster}.half`;
  const passwordFile = `${cluster}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
    initialise(half, passwordFile, options);
    renameSync(half, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
  return password;
}

/** Gives the cluster a new password when the file that held it is gone, through PostgreSQL's single-user mode. */
function replacePassword({ home, cluster, binaries, account }: ClusterOptions): string {
  const password = makePassword(home);
  const result = spawnSync(binaries.postgres, ["--single", "-D", cluster, "postgres"], {
    ...account,
    cwd: cluster,
    env: plainEnvironment(),
    input: `ALTER ROLE holdfast PASSWORD '${password}'\n`,
    encoding: "utf8",
  });
  if (result.status === 0) return password;
  rmSync(join(home, "password"), { force: true });
  throw explain(
    `${result.error?.message ?? ""}\n${result.stderr ?? ""}`,
    "The database's password was lost and could not be replaced.",
  );
}

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version === MAJOR) return;
  throw new EmbeddedPostgresError(
    `The data in ${cluster} was written by PostgreSQL ${version}, this is ${MAJOR}. Delete the folder to begin anew.`,
  );
}

function initialise(half: string, passwordFile: string, { binaries, account }: ClusterOptions): void {
  const args = [
    `--pgdata=${half}`,
    "--username=holdfast",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The same order and case rules on every system.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
    "--no-instructions",
  ];
  const result = spawnSync(binaries.initdb, args, {
    ...account,
    cwd: half,
    env: plainEnvironment(),
    encoding: "utf8",
  });
  if (result.status === 0) return;
  const said = `${result.error?.message ?? ""}\n${result.stdout ?? ""}\n${result.stderr ?? ""}`;
  throw explain(
    said,
    "The embedded PostgreSQL could not make its database; set DATABASE_URL to use a server instead.",
  );
}
