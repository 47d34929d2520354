import type { Address } from "viem";
import { InconsistentAnswer } from "../errors.ts";
import type { Batch, BlockRef } from "../model.ts";
import { bloomMayHold } from "../rpc/bloom.ts";
import type { Rpc } from "../rpc/create-rpc.ts";
import type { Header, RawLog } from "../rpc/schemas.ts";
import { askLogs } from "./ask-logs.ts";
import { assemble, toBlock } from "./assemble.ts";
import type { LogRange } from "./log-range.ts";
import { mapParallel } from "./parallel.ts";
import { requireLinked, requireSoundLogs } from "./verify.ts";

/** So many blocks near the head are read at once. */
const MOST = 64n;

export type NearInput = { rpc: Rpc; escrow: Address; base: BlockRef; head: Header; range: LogRange };

/**
 * Reads the blocks right above `base`, up to the head: every header, linked to its parent, and their logs, each of
 * exactly the header's block.
 */
export async function readNear({ rpc, escrow, base, head, range }: NearInput): Promise<Batch> {
  const from = base.number + 1n;
  if (head.number < from) return { base, to: base, blocks: [], events: [] };
  const to = from + MOST - 1n < head.number ? from + MOST - 1n : head.number;
  const numbers = Array.from({ length: Number(to - from + 1n) }, (_, index) => from + BigInt(index));
  const headers = await mapParallel(numbers, async (number) => {
    const header = number === head.number ? head : await rpc.header(number);
    if (header === null)
      throw new InconsistentAnswer(`The node does not have block ${number}, though its head is above.`);
    return header;
  });
  requireLinked(base, headers);

  const answered: RawLog[] = [];
  for (let next = from; next <= to; ) {
    const start = next;
    const part = await askLogs({
      range,
      from: start,
      last: to,
      ask: (upTo, patience) => rpc.logs({ address: escrow, from: start, to: upTo }, patience),
    });
    answered.push(...part.logs);
    next = part.to + 1n;
  }
  const sound = requireSoundLogs(answered, { address: escrow, from, to });
  const byNumber = Map.groupBy(sound, (log) => log.blockNumber);
  const logs: RawLog[] = [];
  for (const header of headers)
    logs.push(...(await logsOf(rpc, { escrow, header, found: byNumber.get(header.number) })));
  const { events } = await assemble(rpc, logs);
  return { base, to: headers.at(-1) ?? base, blocks: headers.map(toBlock), events };
}

/**
 * The logs of exactly this block. Some nodes index logs a moment after they show the block: when the block's bloom
 * speaks of the escrow and no log came, the block itself is asked, by hash.
 */
async function logsOf(
  rpc: Rpc,
  { escrow, header, found = [] }: { escrow: Address; header: Header; found?: RawLog[] | undefined },
): Promise<RawLog[]> {
  const range = { address: escrow, from: header.number, to: header.number };
  const suspicious = found.length === 0 && bloomMayHold(header.logsBloom, escrow);
  const logs = suspicious
    ? requireSoundLogs(await rpc.logs({ address: escrow, blockHash: header.hash }, { patient: true }), range)
    : found;
  if (logs.some((log) => log.blockHash !== header.hash)) {
    throw new InconsistentAnswer(`The logs of block ${header.number} are of another branch than its header.`);
  }
  return logs;
}
