import type { Hex } from "viem";
import { until } from "../chain/kit/until.ts";
import { demand } from "./market.ts";
import type { Person } from "./person.ts";

export type Told = {
  id: string;
  kind: string;
  at: string;
  read: boolean;
  by: { address: string; name: string } | null;
  order: { id: Hex; title: string | null } | null;
  data: Record<string, string | number | boolean>;
};
export type ToldPage = { items: Told[]; unread: number; nextCursor: string | null };

/** One page of what somebody was told. */
export async function toldPage(who: Person, query = ""): Promise<ToldPage> {
  return demand(await who.request<ToldPage>("GET", `/api/notifications?limit=60${query}`));
}

/** All that somebody was told, of one order or of all, the oldest first. */
export async function told(who: Person, order?: { id: Hex }): Promise<Told[]> {
  const all: Told[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: ToldPage = await toldPage(who, cursor && `&cursor=${cursor}`);
    all.push(...page.items);
    cursor = page.nextCursor;
  }
  return all.filter((one) => !order || one.order?.id === order.id).reverse();
}

/** The kinds alone. */
export async function kinds(who: Person, order?: { id: Hex }): Promise<string[]> {
  return (await told(who, order)).map(({ kind }) => kind);
}

/** Waits until somebody was told so many things of an order, and answers their kinds. */
export function untilTold(who: Person, order: { id: Hex }, count: number): Promise<string[]> {
  return until(
    async () => {
      const found = await kinds(who, order);
      return found.length >= count && found;
    },
    { what: `${who.address} is told ${count} things of ${order.id}`, within: 20_000 },
  );
}
