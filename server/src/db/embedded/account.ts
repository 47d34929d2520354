import { readFileSync } from "node:fs";
import { EmbeddedPostgresError } from "./failure.ts";

/** The user PostgreSQL runs as; null: the present one. */
export type Account = { uid: number; gid: number } | null;

const PREFERRED = ["nobody", "daemon", "bin", "mail"];

/**
 * PostgreSQL refuses to run as root, and initdb wants a user that the system knows by name. As root that is the first
 * of a few users that every system has and nobody logs in as, else any other that is not root.
 * @param passwd the text of /etc/passwd
 * @throws {EmbeddedPostgresError} when root is the only user there is
 */
export function accountFor(uid: number | undefined, passwd: string): Account {
  if (uid !== 0) return null;
  const users = passwd
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , id = "", group = ""]) => ({ name, uid: Number(id), gid: Number(group) }))
    .filter((user) => user.name !== "" && user.uid > 0 && Number.isInteger(user.gid));
  const chosen = PREFERRED.map((name) => users.find((user) => user.name === name)).find(Boolean) ?? users[0];
  if (chosen) return { uid: chosen.uid, gid: chosen.gid };
  throw new EmbeddedPostgresError(
    "PostgreSQL refuses to run as root and this system has no other user. Add one, or set DATABASE_URL to a server.",
  );
}

/** The account for the present process. */
export function presentAccount(): Account {
  const uid = process.getuid?.();
  return uid === 0 ? accountFor(uid, readFileSync("/etc/passwd", "utf8")) : null;
}
