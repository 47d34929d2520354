import { defineConfig } from "vitest/config";

/** The lifecycle and the fold against the real contract, on anvil and on Hardhat's in-process chain. */
export default defineConfig({
  test: {
    name: "model",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    pool: "forks",
    // Hundreds of thousands of cells a status, on a machine that does other things besides.
    testTimeout: process.env.MODEL === "full" ? 1_800_000 : 600_000,
    hookTimeout: 120_000,
  },
});
