import type { Address } from "viem";
import { BranchLeft, InconsistentAnswer, RpcError } from "../errors.ts";
import { type Batch, type BlockRef, ORIGIN_HASH } from "../model.ts";
import type { Rpc } from "../rpc/create-rpc.ts";
import type { Header, RawLog } from "../rpc/schemas.ts";
import { assemble, toBlock } from "./assemble.ts";
import { half, type LogRange } from "./log-range.ts";
import { requireSame, requireSoundLogs } from "./verify.ts";

export type FarInput = { rpc: Rpc; escrow: Address; base: BlockRef; last: bigint; range: LogRange };

/**
 * Reads a range of blocks deep below the head: its logs, and the headers of its last block and of blocks with events.
 * A hash stands for everything below it, so that asking for the base and the last block again after the logs shows
 * that no reorganisation came between; each block with events is checked by the hash that its logs name.
 */
export async function readFar(input: FarInput): Promise<Batch> {
  const { rpc, escrow, base } = input;
  const { end, answer } = await readRange(input);
  const logs = requireSoundLogs(answer, { address: escrow, from: base.number + 1n, to: end.number });
  const { blocks, events } = await assemble(rpc, logs);
  requireSame(await rpc.header(end.number), end);
  if (base.hash !== ORIGIN_HASH && (await rpc.header(base.number))?.hash !== base.hash) {
    throw new BranchLeft(`Block ${base.number} is not the mirrored one any more.`);
  }
  if (blocks.at(-1)?.number !== end.number) blocks.push(toBlock(end));
  return { base, to: end, blocks, events };
}

/** Asks for half as long as the node refuses. @throws RpcError when it refuses a single block. */
async function readRange({ rpc, escrow, base, last, range }: FarInput): Promise<{ end: Header; answer: RawLog[] }> {
  const from = base.number + 1n;
  let refused: bigint | null = null;
  for (let size = min(range.size(), last - base.number); ; size = half(size)) {
    const to = base.number + size;
    const end = await rpc.header(to);
    if (end === null) throw new InconsistentAnswer(`The node does not have block ${to}, though its head is above.`);
    try {
      const answer = await rpc.logs({ address: escrow, from, to });
      range.answered(size, { logs: answer.length, refused });
      return { end, answer };
    } catch (error) {
      if (!(error instanceof RpcError) || size === 1n) throw error;
      refused = size;
    }
  }
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
