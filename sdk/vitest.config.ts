import { defineConfig } from "vitest/config";

/** Unit tests beside the sdk's files, and the digests that contract and sdk must both reproduce. */
export default defineConfig({
  test: {
    name: "sdk",
    root: import.meta.dirname,
    include: ["src/**/*.test.ts", "../test/vectors/{sdk,ethers}.test.ts"],
  },
});
