import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemaFilter } from "@prisma/schema-engine-wasm";
import { catalogueAdapter } from "./catalogue-adapter.ts";

const prismaFolder = join(import.meta.dirname, "../../prisma");
export const migrationsFolder = join(prismaFolder, "migrations");

/** No table or enum is managed by anyone else. */
export const NO_FILTER: SchemaFilter = { externalTables: [], externalEnums: [] };

/** The schema as the engine takes it: [path, text]. */
export function schemaFile(): [path: string, text: string] {
  const path = join(prismaFolder, "schema.prisma");
  return [path, readFileSync(path, "utf8")];
}

/** All migrations of the repository, oldest first. */
export function migrationList(): MigrationList {
  const lockfile = join(migrationsFolder, "migration_lock.toml");
  const names = existsSync(migrationsFolder)
    ? readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok", value: readFileSync(join(migrationsFolder, name, "migration.sql"), "utf8") },
        },
      })),
  };
}

type EngineModule = typeof import("@prisma/schema-engine-wasm") & { __wbg_set_wasm(exports: unknown): void };

let loaded: Promise<EngineModule> | undefined;

/** The engine's WebAssembly, made once a process. Its package expects a bundler to do this. */
async function loadEngine(): Promise<EngineModule> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module: EngineModule = await import(entry);
  const bytes = await readFile(join(dirname(entry), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": module as unknown as WebAssembly.ModuleImports,
  });
  module.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  return module;
}

/**
 * Runs `work` with Prisma's schema engine on the database at `url`.
 * The engine is WebAssembly from npm: the native one would be a download.
 */
export async function withSchemaEngine<T>(
  url: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadEngine();
  const { SchemaEngine: Engine } = await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogueAdapter(url));
  const engine = await Engine.new({ datamodels: [schemaFile()] }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
  }
}
