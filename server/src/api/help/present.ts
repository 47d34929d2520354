import type { Address } from "viem";
import type { z } from "zod";
import type { DeskItemView, listHelp } from "../../domain/help/list-help.ts";
import type { HelpRecord } from "../../domain/help/ports.ts";
import type { DeskItem, DeskPage, HelpRequest } from "../schema/messages.ts";

type Names = ReadonlyMap<Address, string>;

const person = (names: Names, address: Address) => ({ address, name: names.get(address) ?? "" });

export function presentHelp(request: HelpRecord, names: Names): z.input<typeof HelpRequest> {
  const { id, order, author, text, createdAt, closedAt } = request;
  return {
    id,
    order,
    author: person(names, author),
    text,
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

export function presentDesk(page: Awaited<ReturnType<typeof listHelp>>): z.input<typeof DeskPage> {
  const { items, open, names, nextCursor } = page;
  return { items: items.map((item) => presentItem(item, names)), open, nextCursor };
}

function presentItem({ request, order, answered }: DeskItemView, names: Names): z.input<typeof DeskItem> {
  return {
    request: presentHelp(request, names),
    answered,
    order: order && {
      title: order.title ?? `Order ${order.id.slice(0, 10)}`,
      status: order.phase.name,
      marks: order.phase.mark === null ? [] : [order.phase.mark],
      client: person(names, order.terms.client),
      seller: person(names, order.terms.seller),
      token: order.terms.token,
      price: order.terms.price.toString(),
    },
  };
}
