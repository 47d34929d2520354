import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../server/src/db/embedded/start.ts";

/** vitest's global setup: one database server for a whole run, unless TEST_DATABASE_URL names another. */
export default async function startDatabase(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), "holdfast-test-"));
  const database = await startEmbeddedPostgres({ dataDir, throwaway: true });
  process.env.TEST_DATABASE_URL = database.url;
  return async () => {
    delete process.env.TEST_DATABASE_URL;
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
