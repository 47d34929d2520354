import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { visibleOrder } from "../orders/access.ts";
import type { HelpPorts, HelpRecord } from "./ports.ts";

/**
 * What an order's parties asked the help desk: one's own requests, and all to the desk. The words are between the one
 * who wrote them and the desk.
 * @throws Refusal `not_found` to a stranger
 */
export async function listOrderHelp(
  ports: HelpPorts,
  { order, caller }: { order: Hash; caller: Caller },
): Promise<{ items: HelpRecord[]; people: People }> {
  await visibleOrder(ports, { id: order, caller });
  const isDesk = caller.roles.includes("operator");
  const all = await ports.help.ofOrder(order);
  const items = isDesk ? all : all.filter(({ author }) => author === caller.address);
  return { items, people: await ports.accounts.people([...new Set(items.map(({ author }) => author))]) };
}
