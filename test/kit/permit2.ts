import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PERMIT2_ADDRESS } from "@holdfast/sdk";
import { concat, type Hex, toHex } from "viem";

/** Who deployed Permit2 on every chain: made by one transaction without a key. */
const FACTORY = "0x4e59b44847b379578588920cA78FbF26c0B4956C";
/** Its code, for chains that come without it; anvil has it. */
export const FACTORY_CODE: Hex =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";
const SALT: Hex = "0x0000000000000000000000000000000000000000d3af2663da51c10215000000";

/** The transaction that puts the real Permit2 at `PERMIT2_ADDRESS`. The address comes from the code: no other can lie there. */
export function permit2Deployment(): { to: Hex; data: Hex } {
  const home = dirname(createRequire(import.meta.url).resolve("hardhat-predeploy/package.json"));
  const code = readFileSync(join(home, "bin", `${PERMIT2_ADDRESS}.bytecode`));
  return { to: FACTORY, data: concat([SALT, toHex(code)]) };
}
