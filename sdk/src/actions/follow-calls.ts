import type { TransactionReceipt } from "viem";
import { type GetCallsStatusReturnType, getCallsStatus } from "viem/actions";
import { errorChain, field } from "../errors/error-chain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import type { SendingClient } from "./client.ts";
import { type FollowOptions, followTransaction } from "./follow-transaction.ts";
import { pause } from "./pause.ts";
import type { SentCalls, Weather } from "./sent.ts";

/** Milliseconds until calls that are still pending are called slow. */
const SLOW = 60_000;
/** EIP-5792: the wallet knows no calls of this name. */
const UNKNOWN_BATCH = 5730;

export type FollowCallsParams = Omit<FollowOptions, "onProgress"> & {
  sent: SentCalls;
  onProgress?: ((weather: Weather) => void) | undefined;
};

/**
 * Asks the wallet, which alone knows, until calls made as one (EIP-5792) are mined. A wallet that does not answer is
 * weather, not an end.
 * @returns the receipt of the transaction that made the last of them.
 * @throws HoldfastError transaction_dropped when the wallet gave them up or forgot them, transaction_reverted or the
 * contract's refusal, transaction_slow. When `signal` aborts, its reason.
 */
export async function followCalls(
  client: SendingClient,
  params: FollowCallsParams,
): Promise<TransactionReceipt> {
  const { sent, onProgress, ...options } = params;
  const { signal, timeout = 600_000, pollingInterval = client.publicClient.pollingInterval } = options;
  const { patience = 90_000 } = client;
  const began = Date.now();
  let forgottenSince: number | null = null;
  let told: Weather | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const answer = await askWallet(client, sent);
    signal?.throwIfAborted();
    if (typeof answer !== "string") {
      const hash = answer.receipts?.at(-1)?.transactionHash;
      if (hash !== undefined) return followTransaction(client, { ...options, transaction: hash });
      if (answer.status === "failure") throw lostError(sent, answer.statusCode);
    }
    forgottenSince = answer === "unseen" ? (forgottenSince ?? Date.now()) : null;
    if (forgottenSince !== null && Date.now() - forgottenSince >= patience)
      throw lostError(sent, UNKNOWN_BATCH);
    const late = Date.now() - sent.sentAt >= SLOW;
    const weather = typeof answer === "string" ? answer : late ? "slow" : "fine";
    if (weather !== told) onProgress?.(weather);
    told = weather;
    if (Date.now() - began >= timeout) throw slowError(sent);
    await pause(pollingInterval, signal);
  }
}

async function askWallet(
  client: SendingClient,
  sent: SentCalls,
): Promise<GetCallsStatusReturnType | "unseen" | "unreachable"> {
  try {
    return await getCallsStatus(client.walletClient, { id: sent.batch });
  } catch (error) {
    return errorChain(error).some((one) => field(one, "code") === UNKNOWN_BATCH) ? "unseen" : "unreachable";
  }
}

function lostError(sent: SentCalls, status: number): HoldfastError {
  return new HoldfastError({
    code: "transaction_dropped",
    shortMessage: "Your wallet did not bring the payment to the chain.",
    hint: "Look at the order and at your wallet before you try again: they show what really happened.",
    retry: true,
    details: `${sent.batch}: ${status}`,
  });
}

function slowError(sent: SentCalls): HoldfastError {
  return new HoldfastError({
    code: "transaction_slow",
    shortMessage: "The network has not mined the transaction yet.",
    hint: "It may still be mined. Do not send it again; look at it in your wallet and wait.",
    retry: false,
    details: sent.batch,
  });
}
