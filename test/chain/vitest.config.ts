import { defineConfig } from "vitest/config";

/** The mirror against anvil and PostgreSQL: back-fill, reorganisations, faults, crashes. */
export default defineConfig({
  test: {
    name: "chain",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    pool: "forks",
    globalSetup: "../kit/global-database.ts",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
