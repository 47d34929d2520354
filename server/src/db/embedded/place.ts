import { createHash } from "node:crypto";
import { accessSync, chmodSync, constants, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Account } from "./account.ts";
import { EmbeddedPostgresError } from "./failure.ts";

/** Whether the account could walk to `path` and enter it, judged by the modes of every folder above. */
export function isReachable(path: string, account: NonNullable<Account>): boolean {
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The folder where the account can keep binaries and data: `home` itself where it can go there, else one of its own
 * under /var/lib (or the temporary folder), named by where `home` lies, so that each checkout has its own.
 * @throws {EmbeddedPostgresError} when someone else holds that name
 */
export function placeFor(home: string, account: Account): string {
  mkdirSync(home, { recursive: true });
  if (account === null) return home;
  chmodSync(home, 0o711);
  if (isReachable(home, account)) return home;
  const key = createHash("sha256").update(realpathSync(home)).digest("hex").slice(0, 16);
  const place = join(outside(), key);
  mkdirSync(place, { recursive: true, mode: 0o711 });
  const { uid } = lstatSync(place);
  if (!lstatSync(place).isDirectory() || uid !== process.getuid?.()) {
    throw new EmbeddedPostgresError(
      `${place} belongs to someone else. Remove it, or set DATABASE_URL to a server.`,
    );
  }
  chmodSync(dirname(place), 0o711);
  chmodSync(place, 0o711);
  return place;
}

function outside(): string {
  for (const folder of ["/var/lib", tmpdir()]) {
    try {
      accessSync(folder, constants.W_OK | constants.X_OK);
      return resolve(folder, "holdfast");
    } catch {
      // the next one may do
    }
  }
  throw new EmbeddedPostgresError(
    "Neither /var/lib nor the temporary folder can be written. Set DATABASE_URL to a server.",
  );
}
