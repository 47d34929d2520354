import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PERMIT2_ADDRESS } from "@holdfast/sdk";
import { concat, type Hex, toHex } from "viem";
import type { TestChain } from "../../kit/chain.ts";

/** Who deployed Permit2 on every chain; a new anvil has it, too. */
const FACTORY = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
const SALT: Hex = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

/** Puts the real Permit2 where it is on every chain. The address comes from the code: no other can lie there. */
export async function deployPermit2(chain: TestChain): Promise<void> {
  const home = dirname(createRequire(import.meta.url).resolve("hardhat-predeploy/package.json"));
  const code = readFileSync(join(home, "bin", `${PERMIT2_ADDRESS}.bytecode`));
  const [from] = chain.accounts;
  if (!from) throw new Error("The chain has no accounts.");
  await chain.send({ from, to: FACTORY, data: concat([SALT, toHex(code)]) });
  if ((await chain.client.getCode({ address: PERMIT2_ADDRESS })) === undefined) {
    throw new Error("This is not Permit2's code.");
  }
}
