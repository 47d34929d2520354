import { OrderStatus } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { visibleOrder } from "../orders/access.ts";
import type { OrderPorts } from "../orders/ports.ts";
import { Refusal } from "../refusal.ts";
import type { ReminderPorts } from "./ports.ts";

/**
 * Sets when the client is reminded of an order that waits for requirements (ORD-5); another time replaces the first.
 * @returns when, in unix seconds of the clock that limits are judged by
 * @throws Refusal `not_found` to a stranger, `not_allowed` to who is not the client, `wrong_state` when nothing waits
 */
export async function remindMeLater(
  ports: Pick<OrderPorts, "orders" | "clock"> & ReminderPorts,
  { id, caller, hours }: { id: Hash; caller: Caller; hours: number },
): Promise<number> {
  const order = await visibleOrder(ports, { id, caller });
  if (order.terms.client !== caller.address) {
    throw new Refusal("not_allowed", "Only the client of an order submits its requirements.");
  }
  const { status } = order.state;
  if (status !== OrderStatus.Placed && status !== OrderStatus.Pending) {
    throw new Refusal("wrong_state", "This order does not wait for requirements.");
  }
  const at = (await ports.clock()) + hours * 3_600;
  await ports.reminders.put({ order: id, account: caller.address, at });
  return at;
}
