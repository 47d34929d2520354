import { defineConfig } from "prisma/config";

// Prisma would download its native schema engine, which nothing here uses: migrations run by the WebAssembly engine
// (src/db/migrate.ts). Any file that exists stops the download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
