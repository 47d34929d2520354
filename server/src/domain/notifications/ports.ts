import type { Address, Hash } from "viem";
import type { NotificationKind } from "./kinds.ts";

/** What a notification's sentence needs, by name: amounts as decimal strings, moments in unix seconds. */
export type NotificationData = Readonly<Record<string, string | number | boolean>>;

/** Something to tell one account. `key` names the cause: an account is told of one cause once. */
export type Notice = {
  account: Address;
  kind: NotificationKind;
  orderId: Hash | null;
  data: NotificationData;
  key: string;
};

export type NotificationStore = {
  /**
   * Keeps those that are new and tells every instance whose they are, all or nothing.
   * @returns how many were new.
   */
  insert(notices: readonly Notice[]): Promise<number>;
};

export type NotificationPorts = { notifications: NotificationStore };
