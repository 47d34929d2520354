import type { Address } from "viem";
import { BranchLeft, InconsistentAnswer } from "../errors.ts";
import { type BlockRef, ORIGIN_HASH } from "../model.ts";
import type { Header, RawLog } from "../rpc/schemas.ts";

/**
 * Each header must be the child of the one before, the first the child of `base`.
 * @throws BranchLeft when the first is another block's child: the chain reorganised below.
 * @throws InconsistentAnswer when a link further up is broken: the headers are of two branches, or some are missing.
 */
export function requireLinked(base: BlockRef, headers: Header[]): void {
  let parent = base;
  for (const header of headers) {
    if (header.number !== parent.number + 1n) {
      throw new InconsistentAnswer(
        `The node answered block ${header.number} where ${parent.number + 1n} was asked.`,
      );
    }
    if (parent.hash !== ORIGIN_HASH && header.parentHash !== parent.hash) {
      if (parent === base)
        throw new BranchLeft(`Block ${header.number} is not the child of the mirrored block.`);
      throw new InconsistentAnswer(`Block ${header.number} is not the child of block ${parent.number}.`);
    }
    parent = header;
  }
}

/**
 * Logs must be the escrow's, of the range asked for, each once, none removed, one hash a block. They come back sorted.
 * @throws InconsistentAnswer
 */
export function requireSoundLogs(
  logs: RawLog[],
  { address, from, to }: { address: Address; from: bigint; to: bigint },
): RawLog[] {
  const hashes = new Map<bigint, string>();
  const seen = new Set<string>();
  for (const log of logs) {
    const where = `${log.blockNumber}:${log.logIndex}`;
    if (log.removed) throw new InconsistentAnswer(`The node answered a removed log (${where}).`);
    if (log.address !== address)
      throw new InconsistentAnswer(`The node answered a log of another contract (${where}).`);
    if (log.blockNumber < from || log.blockNumber > to) {
      throw new InconsistentAnswer(`The node answered a log outside blocks ${from} to ${to} (${where}).`);
    }
    if ((hashes.get(log.blockNumber) ?? log.blockHash) !== log.blockHash) {
      throw new InconsistentAnswer(`The node answered logs of two blocks with number ${log.blockNumber}.`);
    }
    if (seen.has(where)) throw new InconsistentAnswer(`The node answered the log ${where} twice.`);
    hashes.set(log.blockNumber, log.blockHash);
    seen.add(where);
  }
  return logs.toSorted((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex);
}

/** The header of a block that the node just spoke of. @throws InconsistentAnswer when it is gone or another one. */
export function requireSame<Answer extends Header>(header: Answer | null, expected: BlockRef): Answer {
  if (header === null)
    throw new InconsistentAnswer(`The node does not have block ${expected.number} any more.`);
  if (header.number !== expected.number || header.hash !== expected.hash) {
    throw new InconsistentAnswer(`Block ${expected.number} changed while it was read.`);
  }
  return header;
}
