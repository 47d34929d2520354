import { type Account, BaseError, ExecutionRevertedError, type Hex } from "viem";
import { call as ask, getCode } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import type { ChainClient } from "./client.ts";
import type { Call } from "./escrow-call.ts";

/**
 * Asks the node what a call would do: a refusal costs nothing here and a fee later. Without `blockNumber` it is judged
 * in the block that comes next: by the newest one's time, which may be long ago, whatever a limit in time has just opened
 * would be refused, and whatever it has just closed allowed. Looks for the contract, too, for money sent to an address
 * without one is lost.
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
    const data = await (blockNumber === undefined
      ? askNext(client, { ...call, account })
      : ask(client.publicClient, { ...call, account, blockNumber })
    ).then((answer) => answer.data ?? "0x");
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

/** Not every node has a pending block; then the newest one has to do. */
async function askNext(
  { publicClient }: ChainClient,
  call: Call & { account: Account | `0x${string}` },
): ReturnType<typeof ask> {
  try {
    return await ask(publicClient, { ...call, blockTag: "pending" });
  } catch (error) {
    const refused = error instanceof BaseError && error.walk((one) => one instanceof ExecutionRevertedError);
    if (refused) throw error;
    return ask(publicClient, call);
  }
}
