import { allowance, approvalCalls } from "@holdfast/sdk/actions";
import type { Address } from "viem";
import type { ChainReader } from "../chain/publicClient.ts";
import { texts } from "./texts.ts";
import type { Step } from "./types.ts";

/**
 * The step before a payment in a token: lets the escrow take exactly `amount` (smallest units). Not needed, and then
 * skipped, when it may take that much already.
 */
export function approveStep(input: {
  label: string;
  chain: ChainReader;
  token: Address;
  owner: () => Promise<Address>;
  escrow: Address;
  amount: bigint;
}): Step {
  const { label, chain, token, escrow, amount } = input;
  return {
    label,
    async prepare() {
      const client = { publicClient: chain, escrow };
      const owner = await input.owner();
      if ((await allowance(client, { token, owner })) >= amount) return [];
      const [first, second] = await approvalCalls(client, { token, owner, amount });
      return second ? [{ ...first, note: texts.resetFirst }, second] : [first];
    },
  };
}
