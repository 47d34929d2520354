import { commit } from "./commit.ts";
import { BranchLeft } from "./errors.ts";
import { findAncestor } from "./find-ancestor.ts";
import { requireChain, requireSameMirror } from "./identify.ts";
import type { MirrorLogger } from "./logger.ts";
import type { StatusKeeper } from "./mirror-status.ts";
import { type Batch, type BlockRef, type Identity, originOf } from "./model.ts";
import type { LogRange } from "./read/log-range.ts";
import { readFar } from "./read/read-far.ts";
import { readNear } from "./read/read-near.ts";
import type { Rpc } from "./rpc/create-rpc.ts";
import type { Header } from "./rpc/schemas.ts";
import type { MirrorStore } from "./store.ts";

export type StepContext = {
  identity: Identity;
  rpc: Rpc;
  store: MirrorStore;
  confirmations: number;
  /** Milliseconds after which a node that went back to an older block is believed; Infinity: never. */
  believeShorter: number;
  range: LogRange;
  keeper: StatusKeeper;
  logger: MirrorLogger;
};

/** `behind`: the node's head is one of our own blocks, below the newest mirrored. */
export type StepOutcome = "advanced" | "idle" | "behind";

/**
 * One step of the mirror: looks at the node's head, walks back if the branch was left, reads what comes next and commits
 * it. The checkpoint is read each time: a mirror that was emptied meanwhile is built anew.
 */
export async function step(context: StepContext): Promise<StepOutcome> {
  const { identity, rpc, store, confirmations, keeper } = context;
  const from = await store.checkpoint(identity);
  requireSameMirror(from, identity);
  const head = await rpc.latest();
  keeper.saw({ head: head.number, indexed: from.number });
  const origin = originOf(identity);
  if (head.hash === from.hash || (head.number <= origin.number && from.number === origin.number)) {
    return "idle";
  }

  let batch: Batch;
  if (head.number > from.number) {
    batch = await readNext(context, from, head);
  } else {
    if ((await isOursBelow(context, head)) && keeper.behind() < context.believeShorter) return "behind";
    batch = await readNext(context, await walkBack(context, from), head);
  }
  await commit({ store, from, batch, confirmations });
  if (batch.base.number < from.number) keeper.status.reorgs++;
  keeper.saw({ head: head.number, indexed: batch.to.number });
  return "advanced";
}

/** Reads on from `base`, or from where the chain forked below it. */
async function readNext(context: StepContext, base: BlockRef, head: Header): Promise<Batch> {
  const { rpc, identity, confirmations, range } = context;
  const { escrow } = identity;
  const read = (start: BlockRef) => {
    const last = head.number - BigInt(confirmations);
    return start.number < last
      ? readFar({ rpc, escrow, base: start, last, range })
      : readNear({ rpc, escrow, base: start, head, range });
  };
  try {
    return await read(base);
  } catch (error) {
    if (!(error instanceof BranchLeft)) throw error;
    return read(await walkBack(context, base));
  }
}

async function walkBack({ rpc, store, identity, logger }: StepContext, tip: BlockRef): Promise<BlockRef> {
  // Before anything is taken back: another chain behind the same address must not empty the mirror.
  await requireChain(rpc, identity);
  const origin = originOf(identity);
  const ancestor = await findAncestor({ rpc, origin, stored: store.storedBlocks, tip });
  logger.warn({ from: Number(tip.number), to: Number(ancestor.number) }, "chain reorganised, walking back");
  return ancestor;
}

/** Whether a head that is not above the mirror lies on the mirrored branch: then the node is merely behind. */
async function isOursBelow({ rpc, store }: StepContext, head: Header): Promise<boolean> {
  const [newest] = await store.storedBlocks({ upTo: head.number, limit: 1 });
  if (newest === undefined) return false;
  if (newest.number === head.number) return newest.hash === head.hash;
  return (await rpc.header(newest.number))?.hash === newest.hash;
}
