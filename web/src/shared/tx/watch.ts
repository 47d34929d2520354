import type { Address, Hex } from "viem";
import type { Fate, Sent, Weather } from "./types.ts";

/** What watching needs of a node. Null: the node does not know it (yet). */
export type Node = {
  receipt(hash: Hex): Promise<{ success: boolean; block: number } | null>;
  transaction(hash: Hex): Promise<{ nonce: number } | null>;
  nonce(account: Address): Promise<number>;
  head(): Promise<number>;
  transactionsIn(block: number): Promise<readonly Mined[]>;
};
export type Mined = { hash: Hex; from: Address; to: Address | null; nonce: number; data: Hex; value: bigint };

type Watching = {
  sent: Sent;
  node: Node;
  onWeather: (weather: Weather) => void;
  /** The nonce became known: worth keeping, a node forgets. */
  onSeen: (nonce: number) => void;
  signal: AbortSignal;
  /** Milliseconds between two looks. */
  interval?: number;
};

/** Milliseconds until we call it slow, and until a transaction that no node knows counts as dropped. */
const SLOW = 45_000;
const DROPPED = 90_000;
/** Blocks searched, newest first, for the transaction that took the nonce. */
const SEARCH = 400;

/**
 * Looks until the transaction's fate is known. A receipt under the same hash is the common end. When the account's
 * nonce moved on without it, some other transaction took its place: the same call at another price, an empty one to
 * oneself (the wallet's "cancel"), or anything else. One that no node knows any more has been dropped.
 * Failing requests are weather, not an end.
 */
export async function watch({
  sent,
  node,
  onWeather,
  onSeen,
  signal,
  interval = 1000,
}: Watching): Promise<Fate> {
  let nonce = sent.nonce;
  let unseenSince: number | null = null;
  for (;;) {
    signal.throwIfAborted();
    try {
      const found = await look();
      if (found !== null) return found;
    } catch {
      onWeather("unreachable");
    }
    await pause(interval, signal);
  }

  async function look(): Promise<Fate | null> {
    const mined = await receiptOf(node, sent.hash, false);
    if (mined !== null) return mined;
    const known = await node.transaction(sent.hash);
    if (known !== null && nonce === null) {
      nonce = known.nonce;
      onSeen(nonce);
    }
    if (nonce !== null && (await node.nonce(sent.from)) > nonce) {
      return (await receiptOf(node, sent.hash, false)) ?? replacement(node, { ...sent, nonce });
    }
    if (known !== null) {
      unseenSince = null;
      onWeather(Date.now() - sent.sentAt > SLOW ? "slow" : "fine");
      return null;
    }
    unseenSince ??= Date.now();
    const gone = Date.now() - unseenSince;
    if (nonce !== null && gone > DROPPED) return { kind: "dropped" };
    onWeather(gone > SLOW / 3 ? "unseen" : "fine");
    return null;
  }
}

async function receiptOf(node: Node, hash: Hex, repriced: boolean): Promise<Fate | null> {
  const receipt = await node.receipt(hash);
  if (receipt === null) return null;
  const { block } = receipt;
  return receipt.success ? { kind: "mined", hash, block, repriced } : { kind: "reverted", hash, block };
}

async function replacement(node: Node, sent: Sent): Promise<Fate> {
  const head = await node.head();
  for (let block = head; block >= Math.max(sent.headAtSend, head - SEARCH); block--) {
    const taker = (await node.transactionsIn(block)).find((one) => isFrom(one, sent));
    if (taker !== undefined) return judge(node, taker, sent);
  }
  return { kind: "replaced", hash: null };
}

async function judge(node: Node, taker: Mined, sent: Sent): Promise<Fate> {
  const same = taker.to?.toLowerCase() === sent.to.toLowerCase() && taker.data === sent.data;
  if (same && taker.value === BigInt(sent.value)) {
    return (
      (await receiptOf(node, taker.hash, taker.hash !== sent.hash)) ?? { kind: "replaced", hash: taker.hash }
    );
  }
  const toSelf = taker.to?.toLowerCase() === taker.from.toLowerCase() && taker.value === 0n;
  return { kind: toSelf ? "cancelled" : "replaced", hash: taker.hash };
}

function isFrom(one: Mined, sent: Sent): boolean {
  return one.nonce === sent.nonce && one.from.toLowerCase() === sent.from.toLowerCase();
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
