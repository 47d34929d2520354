import type { Hash } from "viem";
import { decodeLog } from "../decode-log.ts";
import { InconsistentAnswer } from "../errors.ts";
import type { Block, MirrorEvent } from "../model.ts";
import type { Rpc } from "../rpc/create-rpc.ts";
import type { Header, RawLog } from "../rpc/schemas.ts";
import { mapParallel } from "./parallel.ts";
import { requireSame } from "./verify.ts";

/**
 * Logs with what their blocks say: the blocks that hold them, and the decoded events with time and sender. The blocks
 * are asked by number, so that each log is seen to be of the branch that the node shows now.
 */
export async function assemble(
  rpc: Rpc,
  logs: RawLog[],
): Promise<{ blocks: Block[]; events: MirrorEvent[] }> {
  const refs = new Map<Hash, bigint>(logs.map((log) => [log.blockHash, log.blockNumber]));
  const read = await mapParallel([...refs], async ([hash, number]) =>
    requireSame(await rpc.block(number), { number, hash }),
  );
  const byHash = new Map(
    read.map((block) => [
      block.hash,
      { block, senders: new Map(block.transactions.map((tx) => [tx.hash, tx.from])) },
    ]),
  );
  const events = logs.map((log) => {
    const found = byHash.get(log.blockHash);
    const txFrom = found?.senders.get(log.transactionHash);
    if (!found || !txFrom) {
      throw new InconsistentAnswer(
        `Block ${log.blockNumber} does not hold transaction ${log.transactionHash}.`,
      );
    }
    return { event: decodeLog(log, found.block.timestamp), txFrom };
  });
  return { blocks: read.map(toBlock), events };
}

export function toBlock({ number, hash, parentHash, timestamp }: Header): Block {
  return { number, hash, parentHash, timestamp };
}
