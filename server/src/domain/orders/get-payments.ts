import { foldAll, type Payment } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { visibleOrder } from "./access.ts";
import type { OrderPorts } from "./ports.ts";

/** An order's money, in smallest units: `paidIn` is `paidOut` and `remaining`, to the last unit. */
export type PaymentsView = {
  token: Address;
  items: readonly Payment[];
  paidIn: bigint;
  paidOut: bigint;
  remaining: bigint;
  names: ReadonlyMap<Address, string>;
};

/** Every movement of an order's money, folded from the chain's events (PAY-1). @throws Refusal `not_found` */
export async function getPayments(
  ports: Pick<OrderPorts, "orders" | "accounts">,
  input: { id: Hash; caller: Caller },
): Promise<PaymentsView> {
  const { id, terms } = await visibleOrder(ports, input);
  const folded = foldAll((await ports.orders.events(id)).map(({ event }) => event));
  const items = folded?.payments ?? [];
  const sum = (direction: Payment["direction"]) =>
    items.reduce((total, item) => (item.direction === direction ? total + item.amount : total), 0n);
  return {
    token: terms.token,
    items,
    paidIn: sum("in"),
    paidOut: sum("out"),
    remaining: folded?.remaining ?? 0n,
    names: await ports.accounts.names([...new Set(items.map(({ party }) => party))]),
  };
}
