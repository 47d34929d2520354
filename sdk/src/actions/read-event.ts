import { parseEventLogs, type TransactionReceipt } from "viem";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { escrowAbi } from "../generated/escrow-abi.ts";
import type { EscrowEventName, EscrowEventOf } from "../order/events.ts";
import { sameAddress } from "../order/roles.ts";

/**
 * The first of these events that a receipt holds from the escrow.
 * @throws HoldfastError event_missing
 */
export function readEvent<Event extends EscrowEventName>(
  receipt: TransactionReceipt,
  wanted: { escrow: `0x${string}`; events: readonly Event[] },
): Pick<EscrowEventOf<Event>, "name" | "args"> & { logIndex: number } {
  const logs = receipt.logs.filter((log) => sameAddress(log.address, wanted.escrow));
  const parsed = parseEventLogs({ abi: escrowAbi, logs, strict: true });
  const found = parsed.find((log) => (wanted.events as readonly string[]).includes(log.eventName));
  if (found === undefined) {
    throw new HoldfastError({
      code: "event_missing",
      shortMessage: "The transaction was mined, but it did not do this step.",
      hint: "Look at the order: it shows what really happened on the chain.",
      retry: false,
      details: `${receipt.transactionHash} holds none of ${wanted.events.join(", ")}`,
    });
  }
  // Name and arguments were parsed together by the ABI that types the event.
  return { name: found.eventName, args: found.args, logIndex: found.logIndex } as unknown as Pick<
    EscrowEventOf<Event>,
    "name" | "args"
  > & { logIndex: number };
}
