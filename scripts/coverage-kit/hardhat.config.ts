import { createRequire } from "node:module";
import { defineConfig } from "hardhat/config";
import base from "../../hardhat.config.ts";
import { branchCoverage } from "./plugin.ts";

/** Not optimized: with this many probes the optimizer needs minutes. Without the way through Yul the stack is too deep. */
const SETTINGS = { optimizer: { enabled: false }, viaIR: true, evmVersion: "cancun" };

export default defineConfig({
  ...base,
  solidity: {
    // The Solidity tests have the escrow in them once more each, which no TypeScript test needs.
    splitTestsCompilation: true,
    compilers: [
      {
        version: "0.8.37",
        path: createRequire(import.meta.url).resolve("solc/soljson.js"),
        settings: SETTINGS,
      },
    ],
  },
  plugins: [...(base.plugins ?? []), branchCoverage],
});
