import type { TransactionReceipt } from "viem";
import { getBlockNumber, sendTransaction } from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { accountOf, type SendingClient } from "./client.ts";
import type { Call } from "./escrow-call.ts";
import { type FollowOptions, followTransaction } from "./follow-transaction.ts";
import type { Observed } from "./progress.ts";
import { simulate } from "./simulate.ts";

export type SendCallParams = Observed & Omit<FollowOptions, "onProgress"> & { call: Call };

/**
 * Simulates a call, lets the wallet sign and send it, and follows it until it is mined. A refusal is found before
 * anyone signs.
 * @throws HoldfastError whatever goes wrong, in words; see `explainError` and `followTransaction`. When `signal`
 * aborts, its reason.
 */
export async function sendCall(client: SendingClient, params: SendCallParams): Promise<TransactionReceipt> {
  const { call, onProgress, ...options } = params;
  try {
    const account = accountOf(client);
    onProgress?.({ step: "simulating" });
    const [block] = await Promise.all([
      getBlockNumber(client.publicClient, { cacheTime: 0 }),
      simulate(client, { call, account }),
    ]);
    options.signal?.throwIfAborted();
    onProgress?.({ step: "signing" });
    const chain = client.walletClient.chain ?? client.publicClient.chain ?? null;
    const hash = await sendTransaction(client.walletClient, { ...call, account, chain });
    const transaction = { hash, sentAt: Date.now(), sentAtBlock: Number(block), seen: null };
    onProgress?.({ step: "sent", sent: transaction, weather: "fine" });
    const receipt = await followTransaction(client, {
      ...options,
      transaction,
      onProgress: (state) => onProgress?.({ step: "sent", ...state }),
    });
    onProgress?.({ step: "mined", hash: receipt.transactionHash });
    return receipt;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw explainError(error);
  }
}
