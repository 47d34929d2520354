import { decodeEscrowLog, type EscrowEvent, InconsistentEvent } from "@holdfast/sdk/order";
import { MirrorHalted } from "./errors.ts";
import type { RawLog } from "./rpc/schemas.ts";

/**
 * The event in a log of the escrow. The escrow is immutable, so a log that is none of its events means that this
 * program mirrors another contract than the one it was made for: to pass over it would lose money's history.
 * @throws MirrorHalted
 */
export function decodeLog(log: RawLog, timestamp: bigint): EscrowEvent {
  const event = decodeEscrowLog(log, {
    block: { number: log.blockNumber, hash: log.blockHash, timestamp: Number(timestamp) },
    txHash: log.transactionHash,
    logIndex: log.logIndex,
  });
  if (event === undefined) {
    throw new MirrorHalted(
      `Log ${log.logIndex} of block ${log.blockNumber} (transaction ${log.transactionHash}) is no event of the escrow ` +
        `that this version knows (topic ${log.topics[0] ?? "none"}).`,
    );
  }
  return event;
}

/** Turns the fold's refusal of an event into the mirror's halt, with its reason. Other errors pass. */
export function haltOnInconsistentEvent(error: unknown): never {
  if (error instanceof InconsistentEvent) {
    throw new MirrorHalted(`An event contradicts the events before it. ${error.message}`, { cause: error });
  }
  throw error;
}
