import { OrderStatus, type Phase, phase } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { visibleOrder } from "./access.ts";
import { type Departure, departures } from "./departures.ts";
import { findListings, type OrderedListing } from "./listing.ts";
import type { OrderPorts, OrderRecord, Ruling } from "./ports.ts";

export type OrderView = OrderRecord & {
  phase: Phase;
  people: People;
  listing: OrderedListing | null;
  /** The quote or proposal that its terms come from, for client and seller (LST-4, LST-5). */
  quoteId: string | null;
  ruling: (Ruling & { text: string }) | null;
  /** Null: what is ordered is not known here, so that nothing can be compared. */
  departures: Departure[] | null;
};

/** An order whole (DSH-2). @throws Refusal `not_found` to a stranger */
export async function getOrder(ports: OrderPorts, input: { id: Hash; caller: Caller }): Promise<OrderView> {
  const order = await visibleOrder(ports, input);
  const { client, seller, arbiter } = order.terms;
  const [now, people, listingOf, ruling, quotes] = await Promise.all([
    ports.clock(),
    ports.accounts.people([client, seller, arbiter]),
    findListings(ports, [order.terms]),
    ports.orders.ruling(order.id),
    ports.quotes.ofContents([order.terms.content]),
  ]);
  const reasons = ruling && (await ports.documents.find(ruling.content));
  // A replaced ruling may be submitted all the same, and the parties may end the order without any.
  const { status } = order.state;
  const wasExecuted = status === OrderStatus.Settled && reasons?.bound === true;
  const isOfUse = ruling !== null && (status === OrderStatus.Disputed || wasExecuted);
  const listing = listingOf(order.terms);
  const isParty = [client, seller].includes(input.caller.address);
  return {
    ...order,
    phase: phase({ ...order.state, terms: order.terms }, now),
    people,
    listing,
    // Of what was quoted to somebody else nothing is told.
    quoteId: listing?.client && isParty ? (quotes.get(order.terms.content) ?? null) : null,
    departures: await departures(ports, order, listing),
    ruling: isOfUse ? { ...ruling, text: reasons?.document.text ?? "" } : null,
  };
}
