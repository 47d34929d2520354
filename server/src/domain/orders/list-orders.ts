import { type Phase, phase, type Terms, waitingFor } from "@holdfast/sdk/order";
import { type Person, personOf } from "../accounts/person.ts";
import { classOf, type OrderClassName } from "./order-class.ts";
import type {
  ListingTitle,
  OrderCounts,
  OrderPorts,
  OrderRecord,
  OrderSelection,
  OrderSort,
  PartyRole,
} from "./ports.ts";
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

export type OrderCardView = OrderRecord & {
  phase: Phase;
  role: PartyRole;
  /** Null when we don't have the listing. */
  title: string | null;
  counterparty: Person;
  waitsForYou: boolean;
};

/** The caller's orders in one role, with how many there are in each class (DSH-1). @throws Refusal `invalid_input` */
export async function listOrders(
  ports: Pick<OrderPorts, "orders" | "accounts" | "clock">,
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
  const other = (order: OrderRecord) => (role === "client" ? order.terms.seller : order.terms.client);
  const [people, titles] = await Promise.all([
    ports.accounts.people([...new Set(page.items.map(other))]),
    ports.orders.titles([...new Set(page.items.map(({ terms }) => terms.content))]),
  ]);
  const items = page.items.map((order) => {
    const listing = titles.get(order.terms.content);
    return {
      ...order,
      role,
      phase: phase({ ...order.state, terms: order.terms }, now),
      // A client may write any hash into terms that no seller signed: another's listing is not what was ordered.
      title: listing && isOf(listing, order.terms) ? listing.title : null,
      counterparty: personOf(people, other(order)),
      waitsForYou: waitingFor(order.state).includes(role),
    };
  });
  return { items, counts, nextCursor: page.nextCursor };
}

/** What somebody else sold, or was sold to somebody else, is not what was ordered, whatever the terms name. */
function isOf({ seller, client }: ListingTitle, terms: Terms): boolean {
  return seller === terms.seller && (client === null || client === terms.client);
}
