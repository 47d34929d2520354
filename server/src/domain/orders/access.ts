import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notFound } from "../refusal.ts";
import type { OrderPorts, OrderRecord, PartyRole } from "./ports.ts";

/** What an account is in an order; null for a stranger. */
export function partyRole(terms: Record<PartyRole, Address>, account: Address): PartyRole | null {
  return (["client", "seller", "arbiter"] as const).find((role) => terms[role] === account) ?? null;
}

/** An order, for its parties, its arbiter and the operator. To all others it does not exist. @throws Refusal `not_found` */
export async function visibleOrder(
  ports: Pick<OrderPorts, "orders">,
  input: { id: Hash; caller: Caller },
): Promise<OrderRecord> {
  const order = await ports.orders.find(input.id);
  if (!order) throw notFound("This order");
  const isOperator = input.caller.roles.includes("operator");
  if (!isOperator && partyRole(order.terms, input.caller.address) === null) throw notFound("This order");
  return order;
}
