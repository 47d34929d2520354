import { type Phase, phase, waitingFor } from "@holdfast/sdk/order";
import { classOf, type OrderClassName } from "./order-class.ts";
import type { ListedOrder, OrderPage, OrderPorts, OrderSelection, OrderSort, PartyRole } from "./ports.ts";
import { readWords } from "./search-words.ts";

/** What somebody asks of their orders: a status's class, those that wait for them, or those that are late. */
export type OrderRequest = Omit<OrderSelection, "words"> & {
  q?: string | undefined;
  status?: OrderClassName | undefined;
  sort: OrderSort;
  cursor?: string | undefined;
  limit: number;
};

export type OrderCardView = ListedOrder & { phase: Phase; role: PartyRole; waitsForYou: boolean };

/** The caller's orders in one role, with how many there are in each class (DSH-1). @throws Refusal `invalid_input` */
export async function listOrders(
  ports: Pick<OrderPorts, "orders" | "clock">,
  { q = "", status, ...mine }: OrderRequest,
): Promise<Omit<OrderPage, "items"> & { items: OrderCardView[] }> {
  const { role } = mine;
  const now = await ports.clock();
  const classNamed = (name: OrderClassName | undefined) => classOf(name, { role, now });
  const page = await ports.orders.list({
    ...{ ...mine, words: readWords(q), class: classNamed(status) },
    ...{ waiting: classNamed("waiting"), overdue: classNamed("overdue") },
  });
  const items = page.items.map((order) => ({
    ...order,
    role,
    phase: phase({ ...order, terms: order }, now),
    waitsForYou: waitingFor(order).includes(role),
  }));
  return { ...page, items };
}
