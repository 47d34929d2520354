import { createRequire } from "node:module";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

/** Another one finds other sequences; the same one finds the same again. */
const seed = process.env.FUZZ_SEED ?? "0x486f6c6466617374";

/** The real Permit2, which the fuzz tests pay with. */
const permit2 = "node_modules/hardhat-predeploy/bin/0x000000000022D473030F116dDEE9F6B43aC78BA3.bytecode";
const fsPermissions = { readFile: [permit2] };

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
    overrides: {
      // The fuzz tests' own code, which no one deploys: compiled fast. The contract they test is the one built above.
      "contracts/test/EscrowInvariants.t.sol": {
        version: "0.8.37",
        path: soljson,
        settings: { optimizer: { enabled: true, runs: 200 }, evmVersion: "cancun" },
      },
    },
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
        // Every change runs the first; `npm run test:deep` the second, `npm run test:faults` the third.
        default: {
          fuzz: { runs: 256, seed },
          invariant: { runs: 40, depth: 250, failOnRevert: true },
          fsPermissions,
        },
        deep: {
          fuzz: { runs: 20_000, seed },
          invariant: { runs: Number(process.env.FUZZ_RUNS ?? 1_000), depth: 500, failOnRevert: true },
          fsPermissions: { ...fsPermissions, dangerouslyWriteDirectory: ["cache/fuzz"] },
        },
        // Looks for a fault that was planted: the first failure is enough, however long its way.
        faults: {
          fuzz: { runs: 256, seed },
          invariant: { runs: 100, depth: 300, failOnRevert: true, shrinkRunLimit: 0 },
          fsPermissions,
        },
      },
    },
  },
  paths: { tests: { mocha: "test/contracts", solidity: "contracts/test" } },
});
