import type { Address, Hash } from "viem";
import type { MessageStore, RoomPorts } from "../messages/ports.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import type { OrderPorts } from "../orders/ports.ts";

/** A party asked the operator's help desk (REV-4). Open until the desk closes it. */
export type HelpRecord = {
  id: string;
  order: Hash;
  author: Address;
  text: string;
  createdAt: Date;
  closedAt: Date | null;
  closedBy: Address | null;
};

export type HelpStore = RoomPorts["help"] & {
  /** Null when the author has an open one in this order already: of two at once one is kept. */
  open(request: Pick<HelpRecord, "order" | "author" | "text">): Promise<HelpRecord | null>;
  /** The oldest first. */
  ofOrder(order: Hash): Promise<HelpRecord[]>;
  find(id: string): Promise<HelpRecord | null>;
  /** Closing twice is closing once. */
  close(input: { id: string; by: Address }): Promise<void>;
  /** Open ones first, who waits longest before all; then the closed, the latest closed first. */
  list(input: { cursor?: string | undefined; limit: number }): Promise<{
    items: HelpRecord[];
    nextCursor: string | null;
  }>;
  countOpen(): Promise<number>;
};

export type HelpPorts = Pick<OrderPorts, "orders" | "documents" | "serviceCovers" | "accounts" | "clock"> &
  NotificationPorts & {
    help: HelpStore;
    messages: Pick<MessageStore, "lastWritten">;
    operators: readonly Address[];
    announce(order: Hash, round: number): Promise<void>;
  };
