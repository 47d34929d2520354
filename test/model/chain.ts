import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EscrowClient } from "@holdfast/sdk/actions";
import { network } from "hardhat";
import { type Abi, createClient, custom, defineChain, getContractAddress, type Hex, toHex } from "viem";
import { type Accounts, type Person, people } from "./people.ts";

type Rpc = (method: string, params?: unknown[]) => Promise<unknown>;

export type Chain = {
  rpc: Rpc;
  chainId: number;
  escrow: Hex;
  token: Hex;
  accounts: Accounts;
  /** An sdk client in which this person holds the wallet. */
  as: (person: Person | "platform") => EscrowClient;
  /** Deploys one of our contracts; the artifact's path below contracts/. @returns its address */
  deploy: (artifact: string) => Promise<Hex>;
  close: () => Promise<void>;
};

const artifacts = join(import.meta.dirname, "../../artifacts/contracts");

/** A fresh in-process chain with escrow and demo token, and people with coins. Blocks may share a second. */
export async function startChain(): Promise<Chain> {
  const connection = await network.create({ override: { allowBlocksWithSameTimestamp: true } });
  const rpc: Rpc = (method, params = []) => connection.provider.request({ method, params });
  const chainId = Number(await rpc("eth_chainId"));
  const chain = defineChain({
    id: chainId,
    name: "in process",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  const accounts = people();
  for (const { address } of Object.values(accounts))
    await rpc("hardhat_setBalance", [address, toHex(10n ** 24n)]);
  const transport = custom(
    { request: ({ method, params }) => rpc(method, params as unknown[]) },
    { retryCount: 0 },
  );
  const common = { chain, transport, pollingInterval: 2, cacheTime: 0 } as const;
  const publicClient = createClient(common);
  const deployer = ((await rpc("eth_accounts")) as Hex[])[0] as Hex;
  const deploy = async (path: string) => {
    const { bytecode } = JSON.parse(await readFile(join(artifacts, path), "utf8")) as {
      abi: Abi;
      bytecode: Hex;
    };
    const nonce = BigInt((await rpc("eth_getTransactionCount", [deployer, "latest"])) as Hex);
    await rpc("eth_sendTransaction", [{ from: deployer, data: bytecode, gas: toHex(10_000_000) }]);
    return getContractAddress({ from: deployer, nonce });
  };
  const escrow = await deploy("Escrow.sol/Escrow.json");
  const token = await deploy("mocks/DemoToken.sol/DemoToken.json");
  return {
    rpc,
    chainId,
    escrow,
    token,
    accounts,
    as: (name) => ({
      publicClient,
      escrow,
      walletClient: createClient({ ...common, account: accounts[name] }),
    }),
    deploy,
    close: () => connection.close(),
  };
}

/** Timestamp of the latest block, unix seconds: what a call on "latest" sees as now. */
export async function latestTime(rpc: Rpc): Promise<number> {
  const block = (await rpc("eth_getBlockByNumber", ["latest", false])) as { timestamp: Hex };
  return Number(block.timestamp);
}

/** Makes `time` the present: the latest block's second, and the next block's too. */
export async function setTime(rpc: Rpc, time: number): Promise<void> {
  await rpc("evm_setNextBlockTimestamp", [time]);
  await rpc("evm_mine");
  await rpc("evm_setNextBlockTimestamp", [time]);
}

/** The next block has the last one's second, however long the test takes. @returns that second */
export async function holdTime(rpc: Rpc): Promise<number> {
  const now = await latestTime(rpc);
  await setTime(rpc, now);
  return now;
}
