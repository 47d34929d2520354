import type { NotificationKind } from "@holdfast/sdk/notice";
import type { Address, Hash } from "viem";
import type { OrderRecord } from "../orders/ports.ts";
import type { EventInOrder } from "./notices-of-event.ts";

/** What a notification's sentence needs, by name: amounts as decimal strings, moments in unix seconds. */
export type NotificationData = Readonly<Record<string, string | number | boolean>>;

/** Something to tell one account. `key` names the cause: an account is told of one cause once. */
export type Notice = {
  account: Address;
  kind: NotificationKind;
  orderId: Hash | null;
  data: NotificationData;
  key: string;
  /** When it happened; left out: now. */
  createdAt?: Date;
};

/** A notice as it was kept. */
export type NotificationRecord = Omit<Notice, "key" | "createdAt"> & {
  id: string;
  createdAt: Date;
  readAt: Date | null;
};

/** Which of an account's notifications: some by id, all up to one, or those of an order. */
export type WhichNotifications = { ids: readonly string[] } | { upTo: string } | { order: Hash };

export type NotificationStore = {
  /**
   * Keeps those that are new and tells every instance whose they are, all or nothing.
   * @returns how many were new.
   */
  insert(notices: readonly Notice[]): Promise<number>;
  /** The newest first. @throws Refusal `invalid_input` for a cursor that no answer gave. */
  list(input: {
    account: Address;
    cursor?: string | undefined;
    limit: number;
  }): Promise<{ items: NotificationRecord[]; nextCursor: string | null }>;
  unread(account: Address): Promise<number>;
  /** Marks them read and tells the account's pages when that changed anything. */
  markRead(account: Address, which: WhichNotifications): Promise<void>;
  /**
   * What orders are about, in the words of the listings their terms commit to. Left out are those whose listing is not
   * known, or that somebody else wrote or was offered: any hash can be written into terms that no seller signed.
   */
  titles(orders: readonly Hash[]): Promise<Map<Hash, string>>;
};

/** The chain's events in order, behind a cursor that all instances share. */
export type EventCursor = {
  /** Puts the cursor behind `block` when there is none yet, or when it is beyond: what was before is told to nobody. */
  begin(block: number): Promise<void>;
  /**
   * Moves the cursor past the next events and keeps what `tell` makes of them, all or nothing, one instance at a time.
   * @returns whether there may be more.
   */
  advance(tell: (events: readonly EventInOrder[]) => readonly Notice[]): Promise<boolean>;
};

/** Somebody wants to be told of an order at `at`, unix seconds (ORD-5). */
export type Reminder = { order: Hash; account: Address; at: number };

export type ReminderStore = {
  /** Replaces the account's earlier one for the order. */
  put(reminder: Reminder): Promise<void>;
  /** The first of those whose time has come, a bounded number. */
  due(now: number): Promise<Reminder[]>;
  /** Takes one away, unless it was set anew meanwhile. */
  remove(reminder: Reminder): Promise<void>;
  /**
   * Open orders with a limit that came near or passed in (`from`, `to`], unix seconds; `from` null: as far back as
   * anything is still news.
   */
  near(range: { from: number | null; to: number }): Promise<Hash[]>;
  /** Those of the orders that are known. */
  orders(ids: readonly Hash[]): Promise<OrderRecord[]>;
};

export type NotificationPorts = { notifications: NotificationStore };
export type ReminderPorts = { reminders: ReminderStore };
