/** `node scripts/setup/make.mjs <build> [...]`: makes the named builds (builds.mjs) that are out of date. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./builds.mjs";
import { Failure } from "./failure.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

try {
  await ensureBuilt(root, process.execPath, process.env, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(error.message, error.details ?? "");
  process.exitCode = 1;
}
