import { type Hex, type TransactionReceipt, WaitForTransactionReceiptTimeoutError } from "viem";
import { explainError } from "../errors/explain.ts";
import type { ChainClient } from "./client.ts";
import { revertedError } from "./fates.ts";
import { type Look, lookAt, type Watch } from "./look-at.ts";
import { pause } from "./pause.ts";
import type { Sent, Weather } from "./sent.ts";

export type FollowOptions = {
  /** Told at once, and whenever the weather changes or more is known: keep `sent` to go on after a reload. */
  onProgress?: ((state: { sent: Sent; weather: Weather }) => void) | undefined;
  /** Ends the following; the transaction goes its way. */
  signal?: AbortSignal | undefined;
  /** Milliseconds between looks; the client's polling interval when not given. */
  pollingInterval?: number | undefined;
  /**
   * Milliseconds until waiting ends with `transaction_slow` or `rpc_unreachable`; ten minutes when not given. Infinity
   * goes on while there is any hope, also for a hash that no node has ever known.
   */
  timeout?: number | undefined;
};

export type FollowParams = FollowOptions & {
  /** A hash, or what an earlier following told of it. */
  transaction: Hex | Sent;
};

/**
 * Looks until a transaction's fate is known. A receipt under its own hash is the common end. When the account's nonce
 * moved on without it, another took its place: the same call at another price, which counts as the same deed, an empty
 * one to oneself (a wallet's "cancel"), or anything else. Failing requests are weather, not an end.
 * @returns the receipt of the success; its hash is another when the wallet repriced the transaction.
 * @throws HoldfastError transaction_cancelled, transaction_replaced (by another deed), transaction_dropped,
 * not_a_transaction (a multi-signature wallet's own number), transaction_reverted or the contract's refusal,
 * transaction_slow, rpc_unreachable. When `signal` aborts, its reason.
 */
export async function followTransaction(
  client: ChainClient,
  params: FollowParams,
): Promise<TransactionReceipt> {
  const { transaction, onProgress, signal, timeout = 600_000 } = params;
  const { pollingInterval = client.publicClient.pollingInterval } = params;
  const began = Date.now();
  const sent =
    typeof transaction === "string"
      ? { hash: transaction, sentAt: began, sentAtBlock: 0, seen: null }
      : transaction;
  const watch: Watch = { sent, hopeful: timeout === Number.POSITIVE_INFINITY, searchedTo: 0 };
  let told = "";
  for (;;) {
    signal?.throwIfAborted();
    const look = await lookAt(client, watch).catch(unreachable);
    signal?.throwIfAborted();
    if (look.kind === "mined") {
      if (look.receipt.status === "success") return look.receipt;
      throw await revertedError(client, look.receipt);
    }
    if (look.kind === "lost") throw look.error;
    const state = { sent: watch.sent, weather: look.weather };
    const news = JSON.stringify(state);
    if (news !== told) onProgress?.(state);
    told = news;
    if (Date.now() - began >= timeout) {
      const slow = new WaitForTransactionReceiptTimeoutError({ hash: sent.hash });
      throw explainError(look.failure ?? slow);
    }
    await pause(pollingInterval, signal);
  }
}

function unreachable(failure: unknown): Look {
  return { kind: "waiting", weather: "unreachable", failure };
}
