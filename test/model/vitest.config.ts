import { defineConfig } from "vitest/config";

/** The lifecycle and the fold against the real contract, on Hardhat's in-process chain. */
export default defineConfig({
  test: {
    name: "model",
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    pool: "forks",
    // Every combination of a status takes a quarter of an hour.
    testTimeout: process.env.MODEL === "full" ? 7_200_000 : 180_000,
    hookTimeout: 120_000,
  },
});
