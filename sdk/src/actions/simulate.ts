import type { Account, Hex } from "viem";
import { call as ask, getCode } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import type { ChainClient } from "./client.ts";
import type { Call } from "./escrow-call.ts";

/**
 * Asks the node what a call would do: a refusal costs nothing here and a fee later. Looks for the contract, too, for
 * money sent to an address without one is lost.
 * @returns what the contract answers, ABI-encoded.
 * @throws HoldfastError no_contract, or the contract's refusal.
 */
export async function simulate(
  client: ChainClient,
  params: { call: Call; account: Account | `0x${string}`; blockNumber?: bigint },
): Promise<Hex> {
  const { call, account, blockNumber } = params;
  const when = blockNumber === undefined ? {} : { blockNumber };
  try {
    const { data = "0x" } = await ask(client.publicClient, { ...call, account, ...when });
    if (data !== "0x") return data;
    if ((await getCode(client.publicClient, { address: call.to, ...when })) !== undefined) return data;
  } catch (error) {
    throw explainError(error);
  }
  throw new HoldfastError({
    code: "no_contract",
    shortMessage: "There is no contract at this address on this network.",
    hint: "Nothing was sent and no money moved. Check that your wallet and this page use the same network.",
    retry: false,
    details: call.to,
  });
}
