import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

export default defineConfig({
  plugins: [toolbox],
  solidity: {
    compilers: [
      {
        version: "0.8.37",
        path: soljson,
        settings: { optimizer: { enabled: true, runs: 10_000 }, viaIR: true, evmVersion: "cancun" },
      },
    ],
  },
  networks: {
    // `hardhat node`: the demo's chain where npm has no anvil. Its first block may lie in the past, for the seed.
    node: {
      type: "edr-simulated",
      chainId: 31337,
      allowBlocksWithSameTimestamp: true,
      ...(process.env.CHAIN_BEGIN ? { initialDate: process.env.CHAIN_BEGIN } : {}),
    },
  },
  typechain: { outDir: "cache/types", tsNocheck: true },
  test: {
    solidity: {
      profiles: {
        // Every change runs the first; `--test-profile ci` is for a night.
        default: { fuzz: { runs: 256 }, invariant: { runs: 16, depth: 150, failOnRevert: true } },
        ci: { fuzz: { runs: 20_000 }, invariant: { runs: 500, depth: 1_000, failOnRevert: true } },
      },
    },
  },
  paths: { tests: { mocha: "test/contracts", solidity: "contracts/test" } },
});
