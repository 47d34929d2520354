import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { escrowAbi } from "@holdfast/sdk";
import {
  type Abi,
  type Address,
  createTestClient,
  getAddress,
  type Hash,
  type Hex,
  http,
  publicActions,
  walletActions,
} from "viem";
import { foundry } from "viem/chains";
import { spawnGuarded } from "../../server/src/db/embedded/guard.ts";

/** A local chain with the escrow deployed, on a free port, for one test file. Its accounts are unlocked. */
export type TestChain = {
  url: string;
  chainId: number;
  client: ReturnType<typeof connect>;
  /** The unlocked accounts, richest first; 0 deployed the escrow. */
  accounts: Address[];
  escrow: Address;
  startBlock: bigint;
  /** Deploys a compiled contract; says where it is. */
  deploy(name: string, args?: unknown[]): Promise<Address>;
  /** Sends a transaction of an unlocked account and waits for it. @throws when it fails */
  send(call: { from: Address; to: Address; data: Hex; value?: bigint }): Promise<Hash>;
  stop(): Promise<void>;
};

export type TestChainOptions = {
  gasLimit?: bigint;
  /** Of its first block, where a history is to lie before it. */
  number?: number;
  /** Takes requests of any size: thousands of calls in one. */
  bigRequests?: boolean;
};

/** Starts anvil and deploys the escrow. `npx hardhat build` must have made the artifacts. */
export async function startChain(options: TestChainOptions = {}): Promise<TestChain> {
  const { child, url } = await startAnvil(options);
  const client = connect(url);
  const accounts = (await client.getAddresses()).map((address) => getAddress(address));
  const [deployer] = accounts;
  if (deployer === undefined) throw new Error("anvil has no accounts.");

  const deploy = async (name: string, args: unknown[] = []) => {
    const { abi, bytecode } = artifact(name);
    const hash = await client.deployContract({ abi, bytecode, args, account: deployer });
    const { contractAddress } = await client.waitForTransactionReceipt({ hash, pollingInterval: 20 });
    if (!contractAddress) throw new Error(`${name} was not deployed.`);
    return getAddress(contractAddress);
  };
  const startBlock = (await client.getBlockNumber({ cacheTime: 0 })) + 1n;
  const escrow = await deploy("Escrow");

  return {
    url,
    chainId: foundry.id,
    client,
    accounts,
    escrow,
    startBlock,
    deploy,
    async send({ from, ...call }) {
      const hash = await client.sendTransaction({ account: from, ...call });
      const { status } = await client.waitForTransactionReceipt({ hash, pollingInterval: 20 });
      if (status !== "success") throw new Error(`The transaction ${hash} failed.`);
      return hash;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.ref();
      child.stdin?.end();
      await exited;
    },
  };
}

/** The escrow's ABI, for encoding calls. */
export const abi = escrowAbi;

function connect(url: string) {
  return createTestClient({ mode: "anvil", chain: foundry, transport: http(url, { timeout: 30_000 }) })
    .extend(publicActions)
    .extend(walletActions);
}

async function startAnvil(options: TestChainOptions): Promise<{ child: ChildProcess; url: string }> {
  const { gasLimit, bigRequests, number } = options;
  const args = ["--host", "127.0.0.1", "--port", "0", "--accounts", "16"];
  if (gasLimit !== undefined) args.push("--gas-limit", gasLimit.toString());
  if (number !== undefined) args.push("--number", String(number));
  if (bigRequests) args.push("--no-request-size-limit");
  // Under a guard, so that not even a killed test run leaves a chain behind.
  const child = spawnGuarded([anvilBinary(), ...args], {
    cwd: import.meta.dirname,
    env: process.env,
    output: "pipe",
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`anvil ended with code ${code} before it listened.`);
  });
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout as Readable })) {
      const address = /^Listening on (\S+)$/.exec(line)?.[1];
      if (address) return `http://${address}`;
    }
    throw new Error("anvil ended before it listened.");
  })();
  const url = await Promise.race([listening, ended]);
  ended.catch(() => {});
  // What it prints from now on is of no use, and a full pipe would stop it.
  child.stdout?.resume();
  return { child, url };
}

/** anvil itself: the package's wrapper is a second process that may outlive a kill. */
function anvilBinary(): string {
  const cpu = arch() === "x64" ? "amd64" : arch();
  const wrapper = createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json");
  const name = `@foundry-rs/anvil-${platform()}-${cpu}/package.json`;
  return createRequire(wrapper).resolve(name).replace("package.json", "bin/anvil");
}

function artifact(name: string): { abi: Abi; bytecode: Hex } {
  const folder = name === "Escrow" ? "contracts" : "contracts/mocks";
  const file = new URL(`../../artifacts/${folder}/${name}.sol/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
}
