import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { causeOf, Failure, tail } from "./failure.mjs";
import { npmOrFail } from "./node.mjs";
import { step } from "./report.mjs";
import { run } from "./run.mjs";
import { dropStamp, readStamp, writeStamp } from "./stamp.mjs";

const MANIFESTS = [
  "package-lock.json",
  "package.json",
  "sdk/package.json",
  "server/package.json",
  "web/package.json",
];

/** Whether a package that says so of itself is meant for this machine. */
function fits(entry) {
  const allows = (list, value) =>
    !list ||
    (!list.includes(`!${value}`) && (list.includes(value) || list.every((item) => item.startsWith("!"))));
  if (!allows(entry.os, process.platform) || !allows(entry.cpu, process.arch)) return false;
  return process.platform !== "linux" || allows(entry.libc, isMusl() ? "musl" : "glibc");
}

function isMusl() {
  const report = process.report?.getReport();
  return (
    Boolean(report) && !(typeof report === "string" ? JSON.parse(report) : report).header.glibcVersionRuntime
  );
}

/** What npm itself recorded of the last install that it finished; null when it finished none. */
function readRecord(root) {
  try {
    return JSON.parse(readFileSync(join(root, "node_modules/.package-lock.json"), "utf8")).packages;
  } catch {
    return null;
  }
}

/**
 * The first package of npm's own record that is not on disk any more; ".package-lock.json" when there is no record:
 * how a broken or interrupted install is noticed. Null when all is there.
 */
export function firstMissing(root) {
  const record = readRecord(root);
  if (record === null) return ".package-lock.json";
  const path = Object.keys(record).find(
    (path) => path !== "" && !existsSync(join(root, path, "package.json")),
  );
  return path || null;
}

/**
 * Whether npm's record has what the lock file asks of this machine: all that is not optional, and what is optional and
 * made for this platform (which npm leaves out when an old Node runs it).
 */
export function isOfLock(record, lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes("node_modules/") && !entry.link)
    .filter(([, entry]) => (entry.os || entry.cpu ? fits(entry) : !entry.optional && !entry.devOptional))
    .every(([path, entry]) => record[path] && record[path].version === entry.version);
}

function hashOfManifests(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of MANIFESTS) hash.update(readFileSync(join(root, file))).update("\0");
  return hash.digest("hex");
}

/**
 * Installs by the lock file, under the given Node (npm picks platform packages by the Node that runs it), unless what
 * is there is whole and of this lock file.
 */
export async function ensureInstalled(root, node, env) {
  const stamp = join(root, "node_modules", ".holdfast-install");
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const wanted = hashOfManifests(root);
  const whole = firstMissing(root) === null;
  if (whole && readStamp(stamp) === wanted) return;
  if (whole && isOfLock(readRecord(root), lock)) return writeStamp(stamp, wanted);
  const again = readStamp(stamp) === wanted ? " again (some are missing)" : "";
  await step(`Install the packages of the lock file${again}`, async () => {
    dropStamp(stamp);
    const options = [
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--no-update-notifier",
      "--prefer-offline",
    ];
    const { code, output } = await run(node, [npmOrFail(), "ci", ...options], { cwd: root, env });
    const missing = code === 0 ? firstMissing(root) : null;
    if (code === 0 && missing === null) return writeStamp(stamp, wanted);
    const otherwise = missing
      ? `npm left ${missing} out of node_modules. Delete node_modules and run the command again.`
      : "The packages could not be installed. npm's own words are below; mend that and run the command again.";
    throw new Failure(causeOf(output) || otherwise, tail(output));
  });
}
