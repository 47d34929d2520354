import { decodeEventLog } from "viem";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { EscrowEvent, EventPlace } from "./events.ts";

/** A log as any RPC client gives it: topics and data. */
export type RawLog = { topics: readonly `0x${string}`[]; data: `0x${string}` };

/**
 * The escrow's event in a log, or undefined when the log is none of its events (an event of a base contract, or of
 * another version). The caller has filtered by the contract's address.
 */
export function decodeEscrowLog(log: RawLog, place: EventPlace): EscrowEvent | undefined {
  try {
    const { eventName, args } = decodeEventLog({
      abi: escrowAbi,
      topics: [...log.topics] as [`0x${string}`, ...`0x${string}`[]],
      data: log.data,
      strict: true,
    });
    // viem types the pair as a union of pairs; the event type below is that same union under our names.
    return { ...place, name: eventName, args } as EscrowEvent;
  } catch {
    return undefined;
  }
}
