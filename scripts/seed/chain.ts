import { escrowAbi } from "@holdfast/sdk";
import {
  createPublicClient,
  createWalletClient,
  erc20Abi,
  type Hex,
  http,
  maxUint256,
  parseUnits,
  zeroAddress,
} from "viem";
import { demoAccount } from "../../server/src/config/demo-people.ts";
import type { SeedConfig } from "./market.ts";
import { PEOPLE, type PersonKey } from "./people.ts";
import { until } from "./until.ts";
import type { Visitor } from "./visitor.ts";

/** A call of the escrow by one of the people; `value` in wei. */
export interface SeedCall {
  by: PersonKey;
  functionName: string;
  args: unknown[];
  value?: bigint;
}

export interface SeedChain {
  /** Sends a call in a block of its own and waits for it. `at`: the block's time, unix seconds; else the next there is. */
  send(call: SeedCall, at?: number): Promise<void>;
  /** The round an order's next step has to name. */
  round(order: Hex): Promise<number>;
  /** Gives people tokens to spend, and the escrow their leave to take as much as `allowance` says. */
  fund(
    people: readonly PersonKey[],
    allowance: (person: PersonKey, token: Hex) => bigint | null,
  ): Promise<void>;
  /** Brings the chain's clock to the present, and waits until the server has seen it. */
  arrive(witness: Visitor): Promise<void>;
}

const MINT = [
  {
    type: "function",
    name: "mint",
    stateMutability: "nonpayable",
    inputs: [
      { name: "to", type: "address" },
      { name: "amount", type: "uint256" },
    ],
    outputs: [],
  },
] as const;

/** The local chain itself, whose clock can be set. */
export function openChain({ config, rpcUrl }: { config: SeedConfig; rpcUrl: string }): SeedChain {
  const node = createPublicClient({ transport: http(rpcUrl), pollingInterval: 50 });
  const rpc = (method: string, params: unknown[]) =>
    (node.request as (request: { method: string; params: unknown[] }) => Promise<unknown>)({
      method,
      params,
    });
  const walletOf = (person: PersonKey) =>
    createWalletClient({ account: demoAccount(PEOPLE[person].index), transport: http(rpcUrl) });

  return {
    async send({ by, functionName, args, value }, at) {
      if (at !== undefined) await rpc("evm_setNextBlockTimestamp", [at]);
      const wallet = walletOf(by);
      const call = {
        address: config.escrow,
        abi: escrowAbi,
        chain: null,
        functionName,
        args,
        value,
      } as unknown;
      const hash = await wallet.writeContract(call as Parameters<typeof wallet.writeContract>[0]);
      const receipt = await node.waitForTransactionReceipt({ hash });
      if (receipt.status !== "success") throw new Error(`${functionName} by ${by} was refused.`);
    },

    async round(order) {
      const call = { address: config.escrow, abi: escrowAbi, functionName: "order", args: [order] } as const;
      return (await node.readContract(call)).round;
    },

    async fund(people, allowance) {
      const tokens = config.tokens.filter(({ address }) => address !== zeroAddress);
      for (const { address, decimals } of tokens) {
        for (const person of people) {
          const wallet = walletOf(person);
          const at = { address, chain: null } as const;
          const minted = [wallet.account.address, parseUnits("25000", decimals)] as const;
          const allowed = [config.escrow, allowance(person, address) ?? maxUint256] as const;
          for (const hash of [
            await wallet.writeContract({ ...at, abi: MINT, functionName: "mint", args: minted }),
            await wallet.writeContract({ ...at, abi: erc20Abi, functionName: "approve", args: allowed }),
          ]) {
            await node.waitForTransactionReceipt({ hash });
          }
        }
      }
    },

    async arrive(witness) {
      const { timestamp } = await node.getBlock();
      await rpc("evm_setNextBlockTimestamp", [
        Math.max(Number(timestamp) + 1, Math.floor(Date.now() / 1000)),
      ]);
      await rpc("evm_mine", []);
      // The server judges by the time of the block it knows.
      const head = await node.getBlockNumber({ cacheTime: 0 });
      await until(async () => {
        const { indexed } = await witness.call<{ indexed: number }>("GET", "/api/health");
        return BigInt(indexed) >= head;
      }, "The server does not see the chain's newest block.");
    },
  };
}
