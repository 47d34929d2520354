import { readFileSync } from "node:fs";
import { join } from "node:path";
import { network } from "hardhat";
import { type Abi, encodeDeployData, getAddress, type Hex, numberToHex } from "viem";

/** One mined transaction. `gas` is the whole transaction's, after refunds. */
export type Mined = { hash: Hex; gas: number };
export type Sending = { from: Hex; to?: Hex; data?: Hex; value?: bigint };

/** Hardhat's chain in this process, with its clock in our hands: each block is a second after the last. */
export type Chain = {
  chainId: number;
  rpc: (method: string, params?: unknown[]) => Promise<unknown>;
  /** Mines the transaction in a block of its own. Throws when it reverts. */
  send: (sending: Sending) => Promise<Mined>;
  /** Deploys one of our contracts: its artifact's path below contracts/. */
  deploy: (artifact: string, from: Hex, args?: unknown[]) => Promise<Hex>;
  /** Unix seconds of the last block. */
  now: () => number;
  /** Lets the next block have this time, unix seconds. */
  passTo: (time: number) => void;
  /** What `work` does is undone after it. */
  aside: <Result>(work: () => Promise<Result>) => Promise<Result>;
  close: () => Promise<void>;
};

/** Unix seconds; its bytes, and those of the times that are near it, have no zero. */
export const BEGIN = 0x6a_91_b2_c3;

type Artifact = { abi: Abi; bytecode: Hex };
type Receipt = { status: Hex; gasUsed: Hex; contractAddress: Hex | null };

/** An artifact as the compiler left it. */
export function readArtifact<Read = Artifact>(artifact: string): Read {
  const name = artifact.slice(artifact.lastIndexOf("/") + 1);
  const path = join(import.meta.dirname, "../../artifacts/contracts", `${artifact}.sol`, `${name}.json`);
  return JSON.parse(readFileSync(path, "utf8")) as Read;
}

/** A fresh chain on which these addresses have coins and can send. */
export async function startChain(people: readonly Hex[]): Promise<Chain> {
  const chainId = 31_337;
  const connection = await network.create({ override: { chainId, initialDate: new Date(BEGIN * 1000) } });
  const rpc: Chain["rpc"] = (method, params = []) => connection.provider.request({ method, params });
  let time = BEGIN;
  for (const person of people) {
    await rpc("hardhat_setBalance", [person, numberToHex(10n ** 24n)]);
    await rpc("hardhat_impersonateAccount", [person]);
  }

  const mine = async ({ from, to, data = "0x", value = 0n }: Sending) => {
    time += 1;
    await rpc("evm_setNextBlockTimestamp", [time]);
    const sent = {
      from,
      data,
      value: numberToHex(value),
      gas: numberToHex(10_000_000),
      ...(to ? { to } : {}),
    };
    const hash = (await rpc("eth_sendTransaction", [sent])) as Hex;
    const receipt = (await rpc("eth_getTransactionReceipt", [hash])) as Receipt;
    if (receipt.status !== "0x1") throw new Error(`The transaction ${hash} was refused.`);
    return { hash, gas: Number(receipt.gasUsed), contractAddress: receipt.contractAddress };
  };

  return {
    chainId,
    rpc,
    send: async (sending) => {
      const { hash, gas } = await mine(sending);
      return { hash, gas };
    },
    deploy: async (artifact, from, args = []) => {
      const { abi, bytecode } = readArtifact(artifact);
      const { contractAddress } = await mine({ from, data: encodeDeployData({ abi, bytecode, args }) });
      if (!contractAddress) throw new Error(`${artifact} was not deployed.`);
      return getAddress(contractAddress);
    },
    now: () => time,
    passTo: (to) => {
      time = to - 1;
    },
    aside: async (work) => {
      const [snapshot, before] = [await rpc("evm_snapshot"), time];
      try {
        return await work();
      } finally {
        await rpc("evm_revert", [snapshot]);
        time = before;
      }
    },
    close: () => connection.close(),
  };
}
