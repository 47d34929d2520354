import { defineConfig } from "vitest/config";

const database = "test/kit/global-database.ts";
/** Who waits for a thing to become so waits as long as a busy machine may need; vitest's own second is not. */
const patient = { poll: { timeout: 20_000 } };

/**
 * `npx vitest run --project unit` runs one of them; `npm test` runs all, side by side where that is safe.
 * test/model and test/chain carry their own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          pool: "forks",
          include: ["sdk/src/**/*.test.ts", "web/src/**/*.test.{ts,tsx}", "test/{docs,vectors}/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "server",
          expect: patient,
          pool: "forks",
          // A file's servers end with it; what they are made of is loaded once for all files.
          isolate: false,
          maxWorkers: 2,
          include: ["server/src/**/*.test.ts", "test/api/**/*.test.ts"],
          globalSetup: [database],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "ops",
          expect: patient,
          pool: "forks",
          include: ["test/ops/**/*.test.ts"],
          globalSetup: [database],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "e2e",
          expect: patient,
          pool: "forks",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: [database],
          isolate: false,
          // Two browsers at a time: each mostly waits, for a block, for a limit, for a page to draw.
          maxWorkers: 2,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      "test/model/vitest.config.ts",
      "test/chain/vitest.config.ts",
    ],
  },
});
