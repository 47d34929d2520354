import { defineConfig } from "vitest/config";

const shared = {
  pool: "forks",
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

const database = "test/kit/global-database.ts";

/** `npx vitest run --project unit` runs one of them; scripts/test.ts runs all, side by side where that is safe. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: "unit", include: ["sdk/src/**/*.test.ts", "web/src/**/*.test.{ts,tsx}", "test/vectors/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "server",
          include: ["server/src/**/*.test.ts", "test/api/**/*.test.ts", "test/chain/**/*.test.ts"],
          globalSetup: [database],
          testTimeout: 120_000,
        },
      },
      { test: { ...shared, name: "ops", include: ["test/ops/**/*.test.ts"], globalSetup: [database], testTimeout: 180_000 } },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: [database],
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
      "test/model/vitest.config.ts",
    ],
  },
});
