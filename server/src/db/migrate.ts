import type { HistoryDiagnostic } from "@prisma/schema-engine-wasm";
import { Client } from "pg";
import { migrationList, NO_FILTER, withSchemaEngine } from "./schema-engine.ts";

/** Any number, the same in every instance: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_877_302_115;

/** The database cannot be brought to this version's schema; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings the database at `url` to this version's schema: applies what is missing of prisma/migrations, in order,
 * one process at a time. Keeps Prisma's own record (`_prisma_migrations`), so `prisma migrate deploy` agrees.
 * @returns the names of the migrations applied now
 * @throws {MigrationError} when an earlier migration failed half way, or the database is of another or later version
 */
export async function migrate({ url }: { url: string }): Promise<string[]> {
  const holder = new Client({ connectionString: url });
  await holder.connect();
  try {
    await holder.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await applyMissing(url);
  } finally {
    await holder.end();
  }
}

function applyMissing(url: string): Promise<string[]> {
  const migrationsList = migrationList();
  return withSchemaEngine(url, async (engine) => {
    const { failedMigrationNames, editedMigrationNames, history } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    const [failed] = failedMigrationNames;
    if (failed)
      throw new MigrationError(
        `The migration ${failed} failed half way. Restore a backup, or mend it by hand.`,
      );
    const [edited] = editedMigrationNames;
    if (edited)
      throw new MigrationError(
        `The migration ${edited} was changed after it was applied. Use a new database.`,
      );
    if (history === null) return [];
    refuseOtherHistory(history);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

function refuseOtherHistory(history: HistoryDiagnostic): void {
  switch (history.diagnostic) {
    case "databaseIsBehind":
      return;
    case "migrationsDirectoryIsBehind":
    case "historiesDiverge":
      throw new MigrationError(
        `The database has migrations that this version does not know (${history.unpersistedMigrationNames.join(", ")}). ` +
          "Run the version it belongs to, or use a new database.",
      );
  }
}
