import type { Address, Hash } from "viem";
import type { AccountStore } from "../accounts/ports.ts";
import type { FileRecord, FileStore } from "../files/ports.ts";
import type { Notice } from "../notifications/ports.ts";
import type { OrderStore } from "../orders/ports.ts";

/** What somebody wrote in an order. Numbers begin at 1 and have no gap. */
export type MessageRecord = {
  order: Hash;
  number: number;
  author: Address;
  text: string;
  /** The writer's own name for it: the same again is the same message. */
  key: string;
  createdAt: Date;
  files: FileRecord[];
};

export type NewMessage = Pick<MessageRecord, "order" | "author" | "text" | "key"> & {
  fileIds: readonly string[];
};

/** What one account is told of a message; the store names the cause. */
export type MessageNotice = Omit<Notice, "key">;

/** Up to which message an account has read. */
export type ReadMarkRecord = { account: Address; number: number };

/** Which part of an order's messages: the newest, those before a number, or those after one. */
export type MessageSlice = { before?: number | undefined; after?: number | undefined; limit: number };

export type MessageStore = {
  /** In the order of their numbers. */
  slice(order: Hash, slice: MessageSlice): Promise<MessageRecord[]>;
  /** The highest number; 0 when nobody wrote yet. */
  last(order: Hash): Promise<number>;
  findByKey(message: Pick<MessageRecord, "order" | "author" | "key">): Promise<MessageRecord | null>;
  /**
   * Numbers the message, keeps it with what others are told of it (who has not looked at the last telling is not told
   * again), and tells every instance, all or nothing. With a key that its author used in this order before, it answers
   * what that key wrote. Null when its author wrote `most` in this order before, also at the same moment.
   */
  insert(
    message: NewMessage,
    how: { most: number; notices: readonly MessageNotice[] },
  ): Promise<MessageRecord | null>;
  marks(order: Hash): Promise<ReadMarkRecord[]>;
  /** Never back. When it moved, what was told of messages is read too, and every instance hears of it. */
  mark(order: Hash, mark: ReadMarkRecord): Promise<void>;
  /** Messages of others after a number. */
  countUnread(order: Hash, mark: ReadMarkRecord): Promise<number>;
  /** Orders with a message that has the file; of which the account is a party or the arbiter, unless it is null. */
  ordersWithFile(fileId: string, account: Address | null): Promise<Hash[]>;
  /** When one of the accounts last wrote, by order; orders where none did are not in the map. */
  lastWritten(orders: readonly Hash[], authors: readonly Address[]): Promise<Map<Hash, Date>>;
};

/** What decides who may read and write in an order. */
export type RoomPorts = {
  orders: Pick<OrderStore, "parties">;
  help: { wasRequested(order: Hash): Promise<boolean> };
};

export type MessagePorts = RoomPorts & {
  operators: readonly Address[];
  fileStore: Pick<FileStore, "deliveredTo">;
  messages: MessageStore;
  accounts: Pick<AccountStore, "people">;
  files: {
    /** Those of the owner's finished uploads that are among the ids. */
    findOwned(owner: Address, ids: readonly string[]): Promise<FileRecord[]>;
  };
};
