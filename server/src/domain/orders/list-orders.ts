import { type Phase, phase, waitingFor } from "@holdfast/sdk/order";
import { classOf, type OrderClassName } from "./order-class.ts";
import type { ListedOrder, OrderCounts, OrderPorts, OrderSelection, OrderSort, PartyRole } from "./ports.ts";
import { readWords } from "./search-words.ts";
import { waitingStands } from "./waiting-stands.ts";

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
  { q = "", status, sort, cursor, limit, ...mine }: OrderRequest,
): Promise<{ items: OrderCardView[]; counts: OrderCounts; nextCursor: string | null }> {
  const { role } = mine;
  const now = await ports.clock();
  const selection = { ...mine, words: readWords(q) };
  const waiting = waitingStands(role);
  const [page, counts] = await Promise.all([
    ports.orders.list({ ...selection, class: classOf(status, { role, now }), sort, cursor, limit }),
    ports.orders.counts({ ...selection, waiting, now }),
  ]);
  const items = page.items.map((order) => ({
    ...order,
    role,
    phase: phase({ ...order.state, terms: order.terms }, now),
    waitsForYou: waitingFor(order.state).includes(role),
  }));
  return { items, counts, nextCursor: page.nextCursor };
}
