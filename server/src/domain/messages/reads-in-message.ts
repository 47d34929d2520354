import type { Address } from "viem";
import { rolesOf } from "../accounts/find-caller.ts";
import type { AccountPorts } from "../accounts/ports.ts";
import type { MessageStore, RoomPorts } from "./ports.ts";
import { findRoom, roleInRoom } from "./room.ts";

export type MessageFilePorts = RoomPorts &
  Pick<AccountPorts, "arbiter" | "operators"> & { messages: Pick<MessageStore, "ordersWithFile"> };

/** Whether a file stands in a message that the account may read: who may read the words may have what hangs on them. */
export async function readsInMessage(
  ports: MessageFilePorts,
  { fileId, account }: { fileId: string; account: Address },
): Promise<boolean> {
  const caller = { address: account, roles: rolesOf(ports, account) };
  const isDesk = caller.roles.includes("operator");
  const orders = await ports.messages.ordersWithFile(fileId, isDesk ? null : account);
  for (const order of orders) {
    const room = await findRoom(ports, order);
    if (room && roleInRoom(room, caller)) return true;
  }
  return false;
}
