import { type Address, encodeFunctionData, erc20Abi } from "viem";
import type { ChainReader } from "../chain/publicClient.ts";
import type { Step } from "./types.ts";

/**
 * The step before a payment in a token: lets `spender` take exactly `amount` (smallest units). Not needed, and then
 * skipped, when it may take that much already.
 */
export function approveStep(input: {
  label: string;
  chain: ChainReader;
  token: Address;
  owner: () => Promise<Address>;
  spender: Address;
  amount: bigint;
}): Step {
  const { label, chain, token, spender, amount } = input;
  return {
    label,
    async prepare() {
      const owner = await input.owner();
      const allowed = await chain.readContract({
        address: token,
        abi: erc20Abi,
        functionName: "allowance",
        args: [owner, spender],
      });
      if (allowed >= amount) return null;
      const data = encodeFunctionData({ abi: erc20Abi, functionName: "approve", args: [spender, amount] });
      return { to: token, data, value: 0n };
    },
  };
}
