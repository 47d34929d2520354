import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { MessagePorts } from "./ports.ts";
import { enterRoom } from "./room.ts";

/** The caller has read up to a message. A mark never goes back, nor beyond the last message. @throws Refusal `not_found` */
export async function markRead(
  ports: MessagePorts,
  input: { order: Hash; caller: Caller; number: number },
): Promise<void> {
  const { order, caller } = input;
  await enterRoom(ports, { order, caller });
  const number = Math.min(input.number, await ports.messages.last(order));
  if (number > 0) await ports.messages.mark(order, { account: caller.address, number });
}
