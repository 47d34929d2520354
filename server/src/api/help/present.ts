import type { Address } from "viem";
import type { z } from "zod";
import { personOf } from "../../domain/accounts/person.ts";
import type { People } from "../../domain/accounts/ports.ts";
import type { DeskItemView, listHelp } from "../../domain/help/list-help.ts";
import type { HelpRecord } from "../../domain/help/ports.ts";
import { presentPerson } from "../accounts/present.ts";
import type { DeskItem, DeskPage, HelpRequest } from "../schema/messages.ts";

const person = (people: People, address: Address) => presentPerson(personOf(people, address));

export function presentHelp(request: HelpRecord, people: People): z.input<typeof HelpRequest> {
  const { id, order, author, text, createdAt, closedAt } = request;
  return {
    id,
    order,
    author: person(people, author),
    text,
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

export function presentDesk(page: Awaited<ReturnType<typeof listHelp>>): z.input<typeof DeskPage> {
  const { items, open, people, nextCursor } = page;
  return { items: items.map((item) => presentItem(item, people)), open, nextCursor };
}

function presentItem({ request, order, answered }: DeskItemView, people: People): z.input<typeof DeskItem> {
  return {
    request: presentHelp(request, people),
    answered,
    order: order && {
      title: order.title ?? `Order ${order.id.slice(0, 10)}`,
      status: order.phase.name,
      marks: order.phase.mark === null ? [] : [order.phase.mark],
      client: person(people, order.terms.client),
      seller: person(people, order.terms.seller),
      token: order.terms.token,
      price: order.terms.price.toString(),
    },
  };
}
