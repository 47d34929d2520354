import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbeddedPostgres } from "../../server/src/db/embedded/start.ts";
import { isOutdated, readDeployment } from "../deploy.ts";

/** Where the local system keeps what it needs for the next start. */
export type LocalData = { folder: string; chain: string; postgres: string; files: string };

export function localData(folder: string): LocalData {
  return {
    folder,
    chain: join(folder, "chain"),
    postgres: join(folder, "postgres"),
    files: join(folder, "files"),
  };
}

/**
 * Why what is kept cannot be used again; null when it can. Chain, database and files belong together: one alone, or a
 * chain of other contracts, or one whose seed was interrupted, would show orders without their documents.
 */
export function whyBeginAnew(data: LocalData): string | null {
  const kept = [data.chain, data.postgres, data.files].filter((path) => existsSync(path));
  if (kept.length === 0) return null;
  if (readDeployment(data.chain) && isOutdated(data.chain)) return "the contracts changed";
  const whole = kept.length === 3 && existsSync(join(data.chain, "state.json")) && isSeeded(data);
  return whole ? null : "the last seed was not finished, or a part is missing";
}

export function isSeeded(data: LocalData): boolean {
  return existsSync(join(data.chain, "seeded"));
}

export function markSeeded(data: LocalData): void {
  writeFileSync(join(data.chain, "seeded"), "");
}

/** Deletes the demo's chain and files and empties its database. */
export async function beginAnew(data: LocalData): Promise<void> {
  if (existsSync(data.postgres)) await emptyDatabase(data.postgres);
  for (const path of [data.chain, data.files]) rmSync(path, { recursive: true, force: true });
}

async function emptyDatabase(dataDir: string): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir });
  const client = new Client({ connectionString: database.url });
  try {
    await client.connect();
    await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  } finally {
    await client.end();
    await database.stop();
  }
}
