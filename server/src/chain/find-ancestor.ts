import type { BlockRef } from "./model.ts";
import type { Rpc } from "./rpc/create-rpc.ts";

export type AncestorInput = {
  rpc: Rpc;
  /** The place before the first mirrored block, common to all branches. */
  origin: BlockRef;
  /** The newest blocks the mirror holds, at most `limit`, not above `below`; newest first. */
  stored: (page: { upTo: bigint; limit: number }) => Promise<BlockRef[]>;
  /** The newest mirrored block. */
  tip: BlockRef;
};

const FIRST_PAGE = 16;
const LARGEST_PAGE = 4_096;

/**
 * The newest mirrored block that is still on the node's chain. A hash stands for all blocks below it, so within a page
 * it is found by halving; pages grow, so that a short reorganisation costs little and a long one few requests.
 */
export async function findAncestor({ rpc, origin, stored, tip }: AncestorInput): Promise<BlockRef> {
  const isOnChain = async (ref: BlockRef) => (await rpc.header(ref.number))?.hash === ref.hash;
  let upTo = tip.number;
  for (let limit = FIRST_PAGE; ; limit = Math.min(limit * 4, LARGEST_PAGE)) {
    const page = await stored({ upTo, limit });
    const oldest = page.at(-1);
    if (oldest === undefined) return origin;
    if (await isOnChain(oldest)) return newestOnChain(page, isOnChain);
    upTo = oldest.number - 1n;
  }
}

/** `page` is newest first, and its last is on the chain. */
async function newestOnChain(
  page: BlockRef[],
  isOnChain: (ref: BlockRef) => Promise<boolean>,
): Promise<BlockRef> {
  let good = page.length - 1;
  let bad = -1;
  while (good - bad > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await isOnChain(page[middle] as BlockRef)) good = middle;
    else bad = middle;
  }
  return page[good] as BlockRef;
}
