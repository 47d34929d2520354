import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tasks } from "hardhat";

/** Fails when the escrow could not be deployed (EIP-170), or its source is longer than can be read in one sitting. */
const MOST_BYTES = 24_576;
const MOST_LINES = 600;
const root = join(import.meta.dirname, "../..");

await tasks.getTask("build").run({ quiet: true });
const artifact = readFileSync(join(root, "artifacts/contracts/Escrow.sol/Escrow.json"), "utf8");
const { deployedBytecode } = JSON.parse(artifact) as { deployedBytecode: string };
const bytes = (deployedBytecode.length - 2) / 2;
const lines = readFileSync(join(root, "contracts/Escrow.sol"), "utf8").trimEnd().split("\n").length;

console.log(`Escrow: ${bytes} bytes of at most ${MOST_BYTES}, ${lines} lines of at most ${MOST_LINES}.`);
process.exitCode = bytes <= MOST_BYTES && lines <= MOST_LINES ? 0 : 1;
