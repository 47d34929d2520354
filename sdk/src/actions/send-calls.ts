import type { TransactionReceipt } from "viem";
import { sendCalls as askToSend, getBlockNumber } from "viem/actions";
import { errorChain, field } from "../errors/error-chain.ts";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { accountOf, type SendingClient } from "./client.ts";
import type { Call } from "./escrow-call.ts";
import { followCalls } from "./follow-calls.ts";
import type { FollowOptions } from "./follow-transaction.ts";
import type { Observed } from "./progress.ts";

export type SendCallsParams = Observed &
  Omit<FollowOptions, "onProgress"> & {
    /** Made in this order, wholly or not at all. */
    calls: readonly Call[];
  };

/** What wallets answer that can't do it after all: EIP-5792's own codes, and "no such method". */
const UNABLE: readonly unknown[] = [5700, 5710, 5740, 5750, 5760, 4200, -32601, -32004];

/**
 * Lets the wallet make several calls as one, with one confirmation (EIP-5792), and follows them until they are mined.
 * Ask `supportsCalls` first. The wallet simulates them: later calls need what earlier ones do.
 * @throws HoldfastError batch_unsupported when the wallet can't do it after all; else see `followCalls`.
 */
export async function sendCalls(client: SendingClient, params: SendCallsParams): Promise<TransactionReceipt> {
  const { calls, onProgress, ...options } = params;
  try {
    const account = accountOf(client);
    onProgress?.({ step: "simulating" });
    const block = await getBlockNumber(client.publicClient, { cacheTime: 0 });
    options.signal?.throwIfAborted();
    onProgress?.({ step: "signing" });
    const chain = client.walletClient.chain ?? client.publicClient.chain;
    const { id } = await askToSend(client.walletClient, { calls, account, chain, forceAtomic: true });
    const sent = { batch: id, sentAt: Date.now(), sentAtBlock: Number(block) };
    onProgress?.({ step: "sent_calls", sent, weather: "fine" });
    const receipt = await followCalls(client, {
      ...options,
      sent,
      onProgress: (weather) => onProgress?.({ step: "sent_calls", sent, weather }),
    });
    onProgress?.({ step: "mined", hash: receipt.transactionHash });
    return receipt;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw inability(error) ?? explainError(error);
  }
}

function inability(error: unknown): HoldfastError | undefined {
  if (!errorChain(error).some((one) => UNABLE.includes(field(one, "code")))) return undefined;
  return new HoldfastError({
    code: "batch_unsupported",
    shortMessage: "Your wallet can't do these steps in one.",
    hint: "Nothing was sent and no money moved. Do them one after the other.",
    retry: false,
    cause: error,
  });
}
