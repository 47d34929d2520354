import { getBlock, getBlockNumber } from "viem/actions";
import { sameAddress } from "../order/roles.ts";
import type { ChainClient } from "./client.ts";
import type { Seen, Sent } from "./sent.ts";

/** Blocks searched, newest first. */
const SEARCH = 400;

export type Replacement =
  /** The same deed: itself, or repriced. */
  | { kind: "same"; hash: `0x${string}` }
  | { kind: "cancelled" | "replaced"; hash: `0x${string}` }
  | { kind: "none"; searchedTo: number };

/** The transaction that took another's nonce, in the blocks since that was sent and behind block `after`. */
export async function findReplacement(
  client: ChainClient,
  params: { sent: Sent; seen: Seen; after: number },
): Promise<Replacement> {
  const { publicClient } = client;
  const { sent, seen, after } = params;
  const head = Number(await getBlockNumber(publicClient, { cacheTime: 0 }));
  const oldest = Math.max(sent.sentAtBlock, after + 1, head - SEARCH);
  for (let number = head; number >= oldest; number--) {
    const block = await getBlock(publicClient, { blockNumber: BigInt(number), includeTransactions: true });
    const taker = block.transactions.find(
      (one) => one.nonce === seen.nonce && sameAddress(one.from, seen.from),
    );
    if (taker === undefined) continue;
    const { hash, from, to, input, value } = taker;
    const sameTo = to === seen.to || (to !== null && seen.to !== null && sameAddress(to, seen.to));
    if (sameTo && input === seen.data && value === BigInt(seen.value)) return { kind: "same", hash };
    const toSelf = to !== null && sameAddress(to, from) && value === 0n;
    return { kind: toSelf ? "cancelled" : "replaced", hash };
  }
  return { kind: "none", searchedTo: head };
}
