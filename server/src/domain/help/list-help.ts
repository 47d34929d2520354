import { type Phase, phase } from "@holdfast/sdk/order";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { findListings } from "../orders/listing.ts";
import type { OrderRecord } from "../orders/ports.ts";
import { onlyDesk } from "./close-help.ts";
import type { HelpPorts, HelpRecord } from "./ports.ts";

/** A request with the order it is about; null when a reorganisation took the order away. */
export type DeskItemView = {
  request: HelpRecord;
  order: (OrderRecord & { phase: Phase; title: string | null }) | null;
  /** Whether the desk wrote in the order since. */
  answered: boolean;
};

/** What waits for the help desk, with each order attached (REV-4). @throws Refusal `not_allowed`, `invalid_input` */
export async function listHelp(
  ports: HelpPorts,
  { caller, ...page }: { caller: Caller; cursor?: string | undefined; limit: number },
): Promise<{
  items: DeskItemView[];
  open: number;
  people: People;
  nextCursor: string | null;
}> {
  onlyDesk(caller);
  const [{ items, nextCursor }, open, now] = await Promise.all([
    ports.help.list(page),
    ports.help.countOpen(),
    ports.clock(),
  ]);
  const ids = [...new Set(items.map(({ order }) => order))];
  const [found, written] = await Promise.all([
    Promise.all(ids.map((id) => ports.orders.find(id))),
    ports.messages.lastWritten(ids, ports.operators),
  ]);
  const orders = new Map(found.flatMap((order) => (order ? [[order.id, order] as const] : [])));
  const terms = [...orders.values()].map((order) => order.terms);
  const [listingOf, people] = await Promise.all([
    findListings(ports, terms),
    ports.accounts.people([...new Set(terms.flatMap(({ client, seller }) => [client, seller]))]),
  ]);
  return {
    items: items.map((request) => {
      const order = orders.get(request.order);
      const answer = written.get(request.order);
      return {
        request,
        answered: answer !== undefined && answer > request.createdAt,
        order: order
          ? {
              ...order,
              phase: phase({ ...order.state, terms: order.terms }, now),
              title: listingOf(order.terms)?.title ?? null,
            }
          : null,
      };
    }),
    open,
    people,
    nextCursor,
  };
}
