import { type OrderStatus, type Phase, phase, waitingFor } from "@holdfast/sdk/order";
import type { Address } from "viem";
import { findListings } from "./listing.ts";
import type { OrderListing, OrderPorts, OrderRecord, PartyRole } from "./ports.ts";

export type OrderCardView = OrderRecord & {
  phase: Phase;
  role: PartyRole;
  /** Null when we don't have the listing. */
  title: string | null;
  counterparty: { address: Address; name: string };
  waitsForYou: boolean;
};

/** The caller's orders in one role, with how many there are in each status (DSH-1). @throws Refusal `invalid_input` */
export async function listOrders(
  ports: Pick<OrderPorts, "orders" | "accounts" | "documents" | "serviceCovers" | "clock">,
  listing: OrderListing,
): Promise<{ items: OrderCardView[]; counts: Map<OrderStatus, number>; nextCursor: string | null }> {
  const { account, role } = listing;
  const [page, counts, now] = await Promise.all([
    ports.orders.list(listing),
    ports.orders.counts({ account, role }),
    ports.clock(),
  ]);
  const other = (order: OrderRecord) => (role === "client" ? order.terms.seller : order.terms.client);
  const [names, listingOf] = await Promise.all([
    ports.accounts.names(page.items.map(other)),
    findListings(
      ports,
      page.items.map(({ terms }) => terms),
    ),
  ]);
  const items = page.items.map((order) => ({
    ...order,
    role,
    phase: phase({ ...order.state, terms: order.terms }, now),
    title: listingOf(order.terms)?.title ?? null,
    counterparty: { address: other(order), name: names.get(other(order)) ?? "" },
    waitsForYou: waitingFor(order.state).includes(role),
  }));
  return { items, counts, nextCursor: page.nextCursor };
}
