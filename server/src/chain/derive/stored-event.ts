import { type EscrowEvent, orderIdOf } from "@holdfast/sdk/order";
import { argsFromJson, argsToJson } from "../event-json.ts";
import type { MirrorEvent } from "../model.ts";
import type { StoredEvent } from "../store.ts";

export function toStored({ event, txFrom }: MirrorEvent): StoredEvent {
  return {
    blockNumber: event.block.number,
    blockHash: event.block.hash,
    timestamp: BigInt(event.block.timestamp),
    logIndex: event.logIndex,
    txHash: event.txHash,
    txFrom,
    name: event.name,
    args: argsToJson(event.args),
    orderId: orderIdOf(event) ?? null,
  };
}

export function fromStored(stored: StoredEvent): EscrowEvent {
  const { blockNumber, blockHash, timestamp, logIndex, txHash, name, args } = stored;
  return {
    block: { number: blockNumber, hash: blockHash, timestamp: Number(timestamp) },
    txHash,
    logIndex,
    name,
    args: argsFromJson(name, args),
    // Name and arguments were one event of the union before they were stored.
  } as EscrowEvent;
}
