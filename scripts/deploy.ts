import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Address,
  createPublicClient,
  createWalletClient,
  getAddress,
  type Hex,
  http,
  type PublicClient,
} from "viem";
import { foundry } from "viem/chains";
import { DEMO_ACCOUNTS, demoAccount } from "../server/src/config/demo-people.ts";

/** Where the contracts of the local chain stand. `code` names the contracts' code they were made from. */
export type Deployment = { escrow: Address; escrowStartBlock: string; demoToken: Address; code: string };

type Contract = "Escrow" | "DemoToken";

/** The contracts' code, made by `npm run generate`. */
const bytecode: Record<Contract, Hex> = JSON.parse(
  readFileSync(join(import.meta.dirname, "generated/bytecode.json"), "utf8"),
);

/** A short name for the code of this checkout. */
function presentCode(): string {
  return createHash("sha256").update(bytecode.Escrow).update(bytecode.DemoToken).digest("hex").slice(0, 16);
}

/** What was deployed last into the chain kept in `folder`; null when nothing was. */
export function readDeployment(folder: string): Deployment | null {
  const file = join(folder, "deployment.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** Whether the kept chain was made with other contracts than those of this checkout: its orders mean nothing to these. */
export function isOutdated(folder: string): boolean {
  const deployment = readDeployment(folder);
  return deployment !== null && deployment.code !== presentCode();
}

/**
 * Deploys the escrow and the demo token to the local chain at `url`, unless the chain has them. The deployer is demo
 * account 0 and these are its first transactions, so their addresses are always the same.
 */
export async function deployLocally(url: string, folder: string): Promise<Deployment> {
  const reader = createPublicClient({ chain: foundry, transport: http(url), pollingInterval: 50 });
  const known = readDeployment(folder);
  if (known && (await hasCode(reader, known.escrow)) && (await hasCode(reader, known.demoToken)))
    return known;
  const escrowStartBlock = (await reader.getBlockNumber({ cacheTime: 0 })) + 1n;
  const escrow = await deploy(reader, url, "Escrow");
  const demoToken = await deploy(reader, url, "DemoToken");
  const deployment = {
    escrow,
    escrowStartBlock: escrowStartBlock.toString(),
    demoToken,
    code: presentCode(),
  };
  writeFileSync(join(folder, "deployment.json"), `${JSON.stringify(deployment, null, 2)}\n`);
  return deployment;
}

async function hasCode(reader: PublicClient, address: Address): Promise<boolean> {
  return (await reader.getCode({ address })) !== undefined;
}

async function deploy(reader: PublicClient, url: string, contract: Contract): Promise<Address> {
  const account = demoAccount(DEMO_ACCOUNTS.deployer);
  const wallet = createWalletClient({ account, chain: foundry, transport: http(url) });
  const hash = await wallet.deployContract({ abi: [], bytecode: bytecode[contract] });
  const { contractAddress } = await reader.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error(`${contract} could not be deployed to the local chain.`);
  return getAddress(contractAddress);
}
