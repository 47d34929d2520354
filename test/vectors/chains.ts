import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Interface, type InterfaceAbi } from "ethers";
import { network } from "hardhat";
import { getContractAddress, type Hex, toHex } from "viem";
import type { Place } from "./cases.ts";

type Rpc = (method: string, params: unknown[]) => Promise<unknown>;
type Chain = { rpc: Rpc; close(): Promise<void>; codes: Map<string, Hex> };
type Contract = { interface: Interface; bytecode: Hex };

const artifacts = join(import.meta.dirname, "../../artifacts/contracts");

async function read(path: string): Promise<Contract> {
  const { abi, bytecode } = JSON.parse(await readFile(join(artifacts, `${path}.json`), "utf8")) as {
    abi: InterfaceAbi;
    bytecode: Hex;
  };
  return { interface: new Interface(abi), bytecode };
}

/** A chain of this id, on which every contract was deployed once for its code. */
async function start(chainId: number, contracts: Map<string, Contract>): Promise<Chain> {
  const connection = await network.create({ override: { chainId } });
  const rpc: Rpc = (method, params) => connection.provider.request({ method, params });
  const [from] = (await rpc("eth_accounts", [])) as Hex[];
  if (!from) throw new Error("the chain has no accounts");
  const codes = new Map<string, Hex>();
  let nonce = 0n;
  for (const [name, { bytecode }] of contracts) {
    await rpc("eth_sendTransaction", [{ from, data: bytecode, gas: toHex(16_000_000) }]);
    codes.set(name, (await rpc("eth_getCode", [getContractAddress({ from, nonce }), "latest"])) as Hex);
    nonce += 1n;
  }
  return { rpc, codes, close: () => connection.close() };
}

/**
 * Contracts (artifact paths below contracts/) that can be asked anything at any address of any chain: the code that a
 * chain of that id deployed, put at that address.
 */
export function chainsOf(paths: readonly string[]) {
  const contracts = Promise.all(
    paths.map(async (path) => [path.split("/").at(-1) ?? path, await read(path)] as const),
  );
  const started = new Map<number, Promise<Chain>>();

  async function askAll(name: string, { chainId, escrow }: Place, fn: string, args: unknown[]) {
    const known = new Map(await contracts);
    const contract = known.get(name);
    if (!contract) throw new Error(`no contract ${name}`);
    const chain = await (started.get(chainId) ?? start(chainId, known));
    started.set(chainId, Promise.resolve(chain));
    await chain.rpc("hardhat_setCode", [escrow, chain.codes.get(name)]);
    const data = contract.interface.encodeFunctionData(fn, args);
    const answer = (await chain.rpc("eth_call", [{ to: escrow, data }, "latest"])) as Hex;
    return contract.interface.decodeFunctionResult(fn, answer);
  }

  return {
    askAll,
    ask: async (...question: Parameters<typeof askAll>): Promise<unknown> => (await askAll(...question))[0],
    close: async () => {
      for (const chain of started.values()) await (await chain).close();
    },
  };
}
