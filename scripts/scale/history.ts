import type { EscrowEvent } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import { commit } from "../../server/src/chain/commit.ts";
import type { Block, Identity, MirrorEvent } from "../../server/src/chain/model.ts";
import { createMirrorStore } from "../../server/src/db/chain-store/create-mirror-store.ts";
import type { PrismaClient } from "../../server/src/db/client.ts";
import type { Happening } from "./life.ts";

/** Seconds of a block. */
const BLOCK_TIME = 60;
/** Enough that few orders are written twice, few enough for one statement. */
const EVENTS_AT_A_TIME = 20_000;

export type HistoryInput = {
  identity: Identity;
  happenings: Happening[];
  /** Unix seconds of block 0. */
  since: number;
  onProgress(done: number, total: number): void;
};

/**
 * Tells the mirror of events as if it had read them from a chain, block by block: every row that follows from them is
 * made by the mirror's own code. Answers the last block's number.
 */
export async function tellMirror(
  db: PrismaClient,
  { identity, happenings, since, onProgress }: HistoryInput,
): Promise<bigint> {
  const store = createMirrorStore(db);
  let from = await store.checkpoint(identity);
  // Those of one second keep their order: the sort is stable.
  const sorted = happenings.toSorted((one, other) => one.at - other.at);
  for (let start = 0; start < sorted.length; ) {
    const end = endOfBatch(sorted, start, since);
    const { blocks, events } = inBlocks(sorted.slice(start, end), since);
    const last = blocks.at(-1);
    if (last === undefined) break;
    const to = { number: last.number, hash: last.hash };
    await commit({ store, from, batch: { base: from, to, blocks, events }, confirmations: 0 });
    from = { ...identity, ...to };
    start = end;
    onProgress(end, sorted.length);
  }
  return from.number;
}

/** After so many events, and never inside a block. */
function endOfBatch(sorted: readonly Happening[], start: number, since: number): number {
  let end = Math.min(start + EVENTS_AT_A_TIME, sorted.length);
  const numberAt = (index: number) => blockAt(sorted[index]?.at ?? 0, since);
  while (end < sorted.length && numberAt(end) === numberAt(end - 1)) end += 1;
  return end;
}

function blockAt(at: number, since: number): bigint {
  return BigInt(1 + Math.floor((at - since) / BLOCK_TIME));
}

function inBlocks(
  happenings: readonly Happening[],
  since: number,
): { blocks: Block[]; events: MirrorEvent[] } {
  const blocks: Block[] = [];
  let logIndex = 0;
  const events = happenings.map(({ at, by, txHash, name, args }): MirrorEvent => {
    const number = blockAt(at, since);
    let block = blocks.at(-1);
    if (block?.number !== number) {
      const timestamp = BigInt(since) + number * BigInt(BLOCK_TIME);
      block = { number, hash: hashOf(number), parentHash: hashOf(number - 1n), timestamp };
      blocks.push(block);
      logIndex = 0;
    }
    const { hash, timestamp } = block;
    const place = { block: { number, hash, timestamp: Number(timestamp) }, txHash, logIndex };
    logIndex += 1;
    // Name and arguments were one event of the union where they were told.
    return { event: { ...place, name, args } as EscrowEvent, txFrom: by as Address };
  });
  return { blocks, events };
}

/** Of no chain: the number again, so that it is the same each time. */
function hashOf(number: bigint): Hash {
  return `0xb10c${number.toString(16).padStart(60, "0")}`;
}
