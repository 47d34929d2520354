import { defineConfig } from "vitest/config";

/** The lifecycle and the fold against the real contract, on anvil and on Hardhat's in-process chain. */
export default defineConfig({
  test: {
    name: "model",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    pool: "forks",
    // Hundreds of thousands of cells a status, on a machine that does other things besides; with MODEL=full ten times more.
    testTimeout: process.env.MODEL === "full" ? 7_200_000 : 600_000,
    hookTimeout: 120_000,
  },
});
