import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../server/src/db/embedded/start.ts";
import {
  migrationList,
  migrationsFolder,
  NO_FILTER,
  schemaFile,
  withSchemaEngine,
} from "../server/src/db/schema-engine.ts";

/**
 * `npm run migration NAME`: writes server/prisma/migrations/<time>_NAME/migration.sql with what schema.prisma has and
 * the migrations do not. Read it, and add what Prisma's language cannot say, before you commit it. `--check` writes
 * nothing and fails when there is something to write.
 */
async function main(name: string | undefined): Promise<number> {
  if (name === "--check") return check();
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error("Say what the migration does in small letters: npm run migration add_reviews");
    return 1;
  }
  const sql = await difference();
  if (sql === "") {
    console.log("The migrations have all that schema.prisma has.");
    return 0;
  }
  const time = new Date().toISOString().replace(/[-:T]/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${time}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  const lockfile = join(migrationsFolder, "migration_lock.toml");
  if (!existsSync(lockfile)) writeFileSync(lockfile, 'provider = "postgresql"\n');
  console.log(`Wrote ${folder}/migration.sql`);
  return 0;
}

/** Fails when the migrations do not lead to schema.prisma. */
async function check(): Promise<number> {
  const sql = await difference();
  if (sql === "") return 0;
  console.error(`schema.prisma has what no migration makes. Run \`npm run migration NAME\`.\n\n${sql}`);
  return 1;
}

/** The SQL from the migrations' end to the schema, found on an empty database. */
async function difference(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "holdfast-migration-"));
  const database = await startEmbeddedPostgres({ dataDir, throwaway: true });
  try {
    const [path, content] = schemaFile();
    const list = migrationList();
    const { stdout } = await withSchemaEngine(database.url, (engine) =>
      engine.diff({
        from: list.migrationDirectories.length === 0 ? { tag: "empty" } : { tag: "migrations", ...list },
        to: { tag: "schemaDatamodel", files: [{ path, content }] },
        script: true,
        exitCode: null,
        filters: NO_FILTER,
      }),
    );
    return (stdout ?? "").includes("This is an empty migration") ? "" : (stdout ?? "");
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exitCode = await main(process.argv[2]);
