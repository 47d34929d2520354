import type { ContractEventName, DecodeEventLogReturnType } from "viem";
import type { escrowAbi } from "../generated/escrow-abi.ts";

/** Where an event stands on the chain. */
export type EventPlace = {
  /** `timestamp` is unix seconds. */
  block: { number: bigint; hash: `0x${string}`; timestamp: number };
  txHash: `0x${string}`;
  logIndex: number;
};

type LaidName = ContractEventName<typeof escrowAbi>;
/** Names of the escrow's own events; what its base contracts declare besides changes no order. */
export type EscrowEventName = Exclude<LaidName, "EIP712DomainChanged">;

type ArgsOf<Name extends EscrowEventName> = DecodeEventLogReturnType<
  typeof escrowAbi,
  Name,
  `0x${string}`[],
  `0x${string}`,
  true
>["args"];

/** One event of the escrow, as `fold` reads it: typed arguments and its place on the chain. */
export type EscrowEvent = {
  [Name in EscrowEventName]: EventPlace & { name: Name; args: ArgsOf<Name> };
}[EscrowEventName];

/** One event by its name. */
export type EscrowEventOf<Name extends EscrowEventName> = Extract<EscrowEvent, { name: Name }>;

/** Names of events that belong to one order: their first argument, or `Credited`'s last, is its id. */
export type OrderEventName = Exclude<
  EscrowEventName,
  "OfferCancelled" | "OffersCancelled" | "Deposited" | "Withdrawn"
>;
export type OrderEvent = Extract<EscrowEvent, { name: OrderEventName }>;

/** The id of the order an event belongs to; undefined for offers, deposits and withdrawals. */
export function orderIdOf(event: EscrowEvent): `0x${string}` | undefined {
  return isOrderEvent(event) ? event.args.id : undefined;
}

/** Whether an event belongs to one order. */
export function isOrderEvent(event: EscrowEvent): event is OrderEvent {
  switch (event.name) {
    case "OfferCancelled":
    case "OffersCancelled":
    case "Deposited":
    case "Withdrawn":
      return false;
    default:
      return true;
  }
}
