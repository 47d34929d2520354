import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { OrderParties, PartyRole } from "../orders/ports.ts";
import { notFound } from "../refusal.ts";
import type { RoomPorts } from "./ports.ts";

/** As what somebody writes in an order; the operator's people are its help desk. */
export type WriterRole = PartyRole | "operator";

/** What decides who may read and write: the order's people, and whether the help desk was ever asked in. */
export type Room = { parties: OrderParties; helpRequested: boolean };

/** The room of an order that is on the chain; null when there is none. */
export async function findRoom(ports: RoomPorts, order: Hash): Promise<Room | null> {
  const [parties, helpRequested] = await Promise.all([
    ports.orders.parties(order),
    ports.help.wasRequested(order),
  ]);
  return parties && { parties, helpRequested };
}

/**
 * As what an account reads and writes in an order (MSG-1); null: not at all. Client and seller from the moment the
 * order is paid, and after its end, so that they can still speak. The arbiter once there was a dispute; the operator
 * once there was one or a party asked the help desk (REV-4). What was opened stays open.
 */
export function roleInRoom({ parties, helpRequested }: Room, caller: Caller): WriterRole | null {
  const { address, roles } = caller;
  if (address === parties.client) return "client";
  if (address === parties.seller) return "seller";
  if (address === parties.arbiter && parties.disputed) return "arbiter";
  const isDesk = roles.includes("operator") && (parties.disputed || helpRequested);
  return isDesk ? "operator" : null;
}

/** As what an author wrote, whoever may write now. */
export function roleOfAuthor({ parties }: Room, author: Address): WriterRole {
  return (["client", "seller", "arbiter"] as const).find((role) => parties[role] === author) ?? "operator";
}

/** The room for who may be in it. To all others the order's messages do not exist. @throws Refusal `not_found` */
export async function enterRoom(
  ports: RoomPorts,
  { order, caller }: { order: Hash; caller: Caller },
): Promise<{ room: Room; role: WriterRole }> {
  const room = await findRoom(ports, order);
  const role = room && roleInRoom(room, caller);
  if (!room || !role) throw notFound("This conversation");
  return { room, role };
}
