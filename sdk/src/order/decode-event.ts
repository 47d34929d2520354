import { type AbiEvent, decodeEventLog, toEventSelector } from "viem";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { EscrowEvent, EventPlace } from "./events.ts";

/** A log as any RPC client gives it: topics and data. */
export type RawLog = { topics: readonly `0x${string}`[]; data: `0x${string}` };

/** The ABI's events by their first topic: else each log is compared with the hashed name of every event. */
let byTopic: ReadonlyMap<string, AbiEvent> | undefined;

function eventWith(topic: `0x${string}` | undefined): AbiEvent | undefined {
  byTopic ??= new Map(
    escrowAbi.filter((item) => item.type === "event").map((item) => [toEventSelector(item), item]),
  );
  return byTopic.get(topic ?? "");
}

/**
 * The escrow's event in a log, or undefined when the log is none of its events (an event of a base contract, or of
 * another version). The caller has filtered by the contract's address.
 */
export function decodeEscrowLog(log: RawLog, place: EventPlace): EscrowEvent | undefined {
  const event = eventWith(log.topics[0]);
  if (event === undefined) return undefined;
  try {
    const { eventName, args } = decodeEventLog({
      abi: [event],
      topics: [...log.topics] as [`0x${string}`, ...`0x${string}`[]],
      data: log.data,
      strict: true,
    });
    // The event is one of the ABI's, whose pairs of name and arguments are this union under our names.
    return { ...place, name: eventName, args } as unknown as EscrowEvent;
  } catch {
    return undefined;
  }
}
