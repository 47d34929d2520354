import type { TransactionReceipt } from "viem";
import { getTransaction, getTransactionCount, getTransactionReceipt } from "viem/actions";
import { hasName } from "../errors/error-chain.ts";
import type { HoldfastError } from "../errors/holdfast-error.ts";
import type { ChainClient } from "./client.ts";
import { droppedError, notATransactionError, replacedError } from "./fates.ts";
import { findReplacement } from "./find-replacement.ts";
import type { Seen, Sent, Weather } from "./sent.ts";

/** What one following remembers from look to look. */
export type Watch = {
  sent: Sent;
  /** Goes on for a hash that no node has ever known. */
  readonly hopeful: boolean;
  /** Since when no node shows the transaction, and since when something unknown has its nonce; unix milliseconds. */
  missingSince?: number | undefined;
  takenSince?: number | undefined;
  /** The newest block in which no replacement was found. */
  searchedTo: number;
};

export type Look =
  | { kind: "mined"; receipt: TransactionReceipt }
  | { kind: "lost"; error: HoldfastError }
  | { kind: "waiting"; weather: Weather; failure?: unknown };

/** Milliseconds until a transaction counts as slow, and until one that no node shows counts as unseen. */
const SLOW = 45_000;
const UNSEEN = 15_000;

/**
 * One look at a transaction on its way. Notes in `watch` what it learns.
 * @throws what viem throws when the node does not answer.
 */
export async function lookAt(client: ChainClient, watch: Watch): Promise<Look> {
  const { publicClient, patience = 90_000 } = client;
  const { hash, sentAt } = watch.sent;
  const receipt = await findReceipt(client, hash);
  if (receipt !== null) return { kind: "mined", receipt };
  const shown = await findTransaction(client, hash);
  const now = Date.now();
  if (shown !== null) {
    watch.missingSince = undefined;
    watch.sent = { ...watch.sent, seen: shown };
  } else watch.missingSince ??= now;

  const { seen } = watch.sent;
  if (seen !== null) {
    const count = await getTransactionCount(publicClient, { address: seen.from, blockTag: "latest" });
    if (count > seen.nonce) return taken(client, watch, seen);
    watch.takenSince = undefined;
  }
  if (shown !== null) return { kind: "waiting", weather: now - sentAt > SLOW ? "slow" : "fine" };
  const missing = now - (watch.missingSince ?? now);
  if (missing >= patience && seen !== null) return { kind: "lost", error: droppedError(hash) };
  if (missing >= patience && !watch.hopeful) return { kind: "lost", error: notATransactionError(hash) };
  return { kind: "waiting", weather: missing > UNSEEN ? "unseen" : "fine" };
}

/** The account's nonce moved on: to this transaction, whose receipt is late, or to another. */
async function taken(client: ChainClient, watch: Watch, seen: Seen): Promise<Look> {
  const { patience = 90_000 } = client;
  watch.takenSince ??= Date.now();
  const overdue = Date.now() - watch.takenSince >= patience;
  // Nodes behind one address may differ by a block: what was not found is looked for again, for a while.
  const waiting: Look = { kind: "waiting", weather: overdue ? "unseen" : "fine" };
  const found = await findReplacement(client, { sent: watch.sent, seen, after: watch.searchedTo });
  switch (found.kind) {
    case "same": {
      const receipt = await findReceipt(client, found.hash);
      return receipt === null ? waiting : { kind: "mined", receipt };
    }
    case "cancelled":
    case "replaced":
      return { kind: "lost", error: replacedError(found.kind, found.hash) };
    case "none":
      watch.searchedTo = found.searchedTo;
      return overdue ? { kind: "lost", error: replacedError("replaced") } : waiting;
  }
}

async function findReceipt(client: ChainClient, hash: `0x${string}`): Promise<TransactionReceipt | null> {
  return getTransactionReceipt(client.publicClient, { hash }).catch(
    nullWhen("TransactionReceiptNotFoundError"),
  );
}

async function findTransaction(client: ChainClient, hash: `0x${string}`): Promise<Seen | null> {
  const found = await getTransaction(client.publicClient, { hash }).catch(
    nullWhen("TransactionNotFoundError"),
  );
  if (found === null) return null;
  const { from, to, input, value, nonce } = found;
  return { from, to, data: input, value: value.toString(), nonce };
}

/** "Not found" is an answer, everything else an error. */
function nullWhen(name: string) {
  return (error: unknown): null => {
    if (error instanceof Error && hasName(error, name)) return null;
    throw error;
  };
}
