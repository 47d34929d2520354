import type { TransactionReceipt } from "viem";
import {
  getTransaction,
  getTransactionCount,
  getTransactionReceipt,
  waitForTransactionReceipt,
} from "viem/actions";
import { explainError } from "../errors/explain.ts";
import { HoldfastError } from "../errors/holdfast-error.ts";
import type { ReadClient } from "./client.ts";

export type FollowParams = {
  hash: `0x${string}`;
  /** Told when the wallet repriced the transaction: the same deed under another hash. */
  onRepriced?: (hash: `0x${string}`) => void;
  /** Milliseconds between looks; the client's polling interval when not given. */
  pollingInterval?: number;
  /** Milliseconds until waiting ends with `transaction_slow`; ten minutes when not given. */
  timeout?: number;
};

/**
 * Waits until a transaction is mined, and tells what else can become of it. Good for a page that was reloaded, too.
 * Never hangs: every fate ends in a receipt or an error.
 * @throws HoldfastError transaction_cancelled, transaction_replaced (by another deed), transaction_dropped,
 * not_a_transaction (a multi-signature wallet's own number), transaction_slow, rpc_unreachable.
 */
export async function followTransaction(
  client: ReadClient,
  params: FollowParams,
): Promise<TransactionReceipt> {
  const { hash, onRepriced, timeout = 600_000 } = params;
  const watch = { over: false };
  let lost: HoldfastError | undefined;
  const mined = waitForTransactionReceipt(client.publicClient, {
    hash,
    timeout,
    retryCount: 3,
    ...(params.pollingInterval === undefined ? {} : { pollingInterval: params.pollingInterval }),
    onReplaced: ({ reason, transaction }) => {
      if (reason === "repriced") onRepriced?.(transaction.hash);
      else lost = replacedError(reason, transaction.hash);
    },
  });
  try {
    const receipt = await Promise.race([mined, watchForLoss(client, params, watch)]);
    if (lost !== undefined) throw lost;
    return receipt;
  } catch (error) {
    throw explainError(error);
  } finally {
    watch.over = true;
    // The wait that lost the race may still end in its own timeout: nobody is left to hear of it.
    mined.catch(() => undefined);
  }
}

/** Rejects when the transaction cannot be mined any more, or never was one; stays silent otherwise. */
async function watchForLoss(
  client: ReadClient,
  params: FollowParams,
  watch: { over: boolean },
): Promise<never> {
  const { publicClient } = client;
  const { patience = 60_000 } = client;
  const { hash, pollingInterval = publicClient.pollingInterval } = params;
  let seen: { from: `0x${string}`; nonce: number } | undefined;
  let missingSince: number | undefined;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pollingInterval));
    if (watch.over) return new Promise<never>(() => undefined);
    const found = await lookFor(client, hash);
    if (found === "unreachable" || found === "mined") continue;
    if (found !== "unknown") {
      seen = found;
      missingSince = undefined;
      continue;
    }
    missingSince ??= Date.now();
    if (Date.now() - missingSince < patience) continue;
    if (seen === undefined) throw notATransaction(hash);
    const used = await getTransactionCount(publicClient, { address: seen.from, blockTag: "latest" });
    throw used > seen.nonce ? replacedError("replaced", undefined) : droppedError(hash);
  }
}

async function lookFor(client: ReadClient, hash: `0x${string}`) {
  try {
    const { from, nonce, blockNumber } = await getTransaction(client.publicClient, { hash });
    return blockNumber === null ? { from, nonce } : ("mined" as const);
  } catch (error) {
    if (!isNotFound(error)) return "unreachable" as const;
  }
  try {
    // Some nodes drop a mined transaction from their index before its receipt, or the other way round.
    await getTransactionReceipt(client.publicClient, { hash });
    return "mined" as const;
  } catch (error) {
    return isNotFound(error) ? ("unknown" as const) : ("unreachable" as const);
  }
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === "TransactionNotFoundError" || error.name === "TransactionReceiptNotFoundError")
  );
}

function replacedError(reason: "cancelled" | "replaced", by: `0x${string}` | undefined): HoldfastError {
  const details = by === undefined ? "" : `Mined instead: ${by}`;
  if (reason === "cancelled") {
    return new HoldfastError({
      code: "transaction_cancelled",
      shortMessage: "The transaction was cancelled in your wallet.",
      hint: "The order did not change and no money moved, apart from the network fee. You can try again.",
      retry: true,
      details,
    });
  }
  return new HoldfastError({
    code: "transaction_replaced",
    shortMessage: "Your wallet sent another transaction in its place.",
    hint: "This step did not happen. Look at the order and your wallet before you try again.",
    retry: true,
    details,
  });
}

function droppedError(hash: `0x${string}`): HoldfastError {
  return new HoldfastError({
    code: "transaction_dropped",
    shortMessage: "The network dropped the transaction before it was mined.",
    hint: "No money moved. Try again, with a higher network fee if your wallet offers it.",
    retry: true,
    details: hash,
  });
}

function notATransaction(hash: `0x${string}`): HoldfastError {
  return new HoldfastError({
    code: "not_a_transaction",
    shortMessage: "Your wallet gave a number that the network does not know as a transaction.",
    hint:
      "A Safe or another shared wallet does this while it collects signatures: finish it there, and the order shows " +
      "the step once it is mined. If you use no such wallet, the transaction was dropped and no money moved.",
    retry: false,
    details: hash,
  });
}
