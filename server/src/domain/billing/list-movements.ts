import type { Address } from "viem";
import { type Person, personOf } from "../accounts/person.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import type { OrderPorts } from "../orders/ports.ts";
import type { BillingPorts, MovementFilter, MovementRecord } from "./ports.ts";

/** A movement, and the words its addresses are known by here. */
export type MovementView = Omit<MovementRecord, "counterparty"> & {
  counterparty: Person | null;
  /** What the order is about; null when no listing says it. */
  title: string | null;
};

export type ListPorts = BillingPorts & NotificationPorts & Pick<OrderPorts, "accounts">;

/**
 * A page of an account's movements of money across its orders, the newest first (PAY-2). The cursor names a place on the
 * chain: what comes meanwhile stands before it.
 * @throws Refusal `invalid_input` for a cursor that no answer gave
 */
export async function listMovements(
  ports: ListPorts,
  input: { filter: MovementFilter; cursor?: string | undefined; limit: number },
): Promise<{ items: MovementView[]; nextCursor: string | null }> {
  const { items, nextCursor } = await ports.movements.page(input.filter, input);
  const others = items.flatMap(({ counterparty }): Address[] => (counterparty ? [counterparty] : []));
  const [people, titles] = await Promise.all([
    ports.accounts.people([...new Set(others)]),
    ports.notifications.titles(items.flatMap(({ orderId }) => orderId ?? [])),
  ]);
  return {
    items: items.map((item) => ({
      ...item,
      counterparty: item.counterparty && personOf(people, item.counterparty),
      title: (item.orderId && titles.get(item.orderId)) ?? null,
    })),
    nextCursor,
  };
}
