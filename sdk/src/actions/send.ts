import type { TransactionReceipt } from "viem";
import { explainError } from "../errors/explain.ts";
import type { EscrowEventName, EscrowEventOf } from "../order/events.ts";
import type { EscrowClient } from "./client.ts";
import { type EscrowArgs, type EscrowCall, escrowCall } from "./escrow-call.ts";
import type { Observed } from "./progress.ts";
import { readEvent } from "./read-event.ts";
import { sendCall } from "./send-call.ts";

/** A call of the escrow and the event that proves it was done. */
export type Deed<Call extends EscrowCall, Event extends EscrowEventName> = Observed & {
  call: Call;
  args: EscrowArgs<Call>;
  /** Coins to send, in wei. */
  value?: bigint;
  /** The events that can prove it; the first found counts. */
  events: readonly Event[];
};

/** What is left of a done deed. */
export type Done<Event extends EscrowEventName> = {
  /** Hash it was mined under: another than was sent when the wallet repriced it. */
  hash: `0x${string}`;
  receipt: TransactionReceipt;
  event: Pick<EscrowEventOf<Event>, "name" | "args"> & { logIndex: number };
};

/**
 * Does a deed by `sendCall`, and reads its event back.
 * @throws HoldfastError whatever goes wrong, in words; event_missing when it was mined and did something else.
 */
export async function send<Call extends EscrowCall, Event extends EscrowEventName>(
  client: EscrowClient,
  deed: Deed<Call, Event>,
): Promise<Done<Event>> {
  const { events, onProgress, ...named } = deed;
  try {
    const call = escrowCall({ ...named, escrow: client.escrow });
    const receipt = await sendCall(client, { call, onProgress });
    const event = readEvent(receipt, { escrow: client.escrow, events });
    return { hash: receipt.transactionHash, receipt, event };
  } catch (error) {
    throw explainError(error);
  }
}
