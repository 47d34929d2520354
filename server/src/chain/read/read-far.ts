import type { Address } from "viem";
import { BranchLeft, InconsistentAnswer } from "../errors.ts";
import { type Batch, type BlockRef, ORIGIN_HASH } from "../model.ts";
import type { Rpc } from "../rpc/create-rpc.ts";
import { askLogs } from "./ask-logs.ts";
import { assemble, toBlock } from "./assemble.ts";
import type { LogRange } from "./log-range.ts";
import { requireSame, requireSoundLogs } from "./verify.ts";

export type FarInput = { rpc: Rpc; escrow: Address; base: BlockRef; last: bigint; range: LogRange };

/**
 * Reads a range of blocks deep below the head: its logs, and the headers of its last block and of blocks with events.
 * A hash stands for everything below it, so that asking for the base and the last block again after the logs shows
 * that no reorganisation came between; each block with events is checked by the hash that its logs name.
 */
export async function readFar(input: FarInput): Promise<Batch> {
  const { rpc, escrow, base, last, range } = input;
  const from = base.number + 1n;
  const headerAt = async (number: bigint) => {
    const header = await rpc.header(number);
    if (header === null)
      throw new InconsistentAnswer(`The node lacks block ${number}, though its head is above.`);
    return header;
  };
  const answer = await askLogs({
    range,
    from,
    last,
    before: headerAt,
    ask: (to, patience) => rpc.logs({ address: escrow, from, to }, patience),
  });
  const end = answer.end ?? (await headerAt(answer.to));
  const logs = requireSoundLogs(answer.logs, { address: escrow, from, to: end.number });
  const { blocks, events } = await assemble(rpc, logs);
  requireSame(await rpc.header(end.number), end);
  if (base.hash !== ORIGIN_HASH && (await rpc.header(base.number))?.hash !== base.hash) {
    throw new BranchLeft(`Block ${base.number} is not the mirrored one any more.`);
  }
  if (blocks.at(-1)?.number !== end.number) blocks.push(toBlock(end));
  return { base, to: end, blocks, events };
}
