import type { Address } from "viem";
import type { NotificationRecord } from "../notifications/ports.ts";

/** Where an account wants its notifications, as it is kept. */
export type EmailRecord = {
  account: Address;
  address: string;
  /** Null: the mail that asks for confirmation was not sent yet. */
  confirmHash: string | null;
  confirmExpiresAt: Date | null;
  confirmedAt: Date | null;
  unsubscribeToken: string;
};

export type EmailStore = {
  find(account: Address): Promise<EmailRecord | null>;
  /** Replaces what the account had; nothing of it is confirmed. */
  put(input: { account: Address; address: string; unsubscribeToken: string }): Promise<void>;
  remove(account: Address): Promise<void>;
  /** Some of those that wait for their first mail. */
  unasked(): Promise<EmailRecord[]>;
  /** Keeps what confirms an address; false when another instance was faster, or the address changed. */
  ask(record: EmailRecord, confirm: { hash: string; expiresAt: Date }): Promise<boolean>;
  /** The first mail is to be sent again. */
  unask(record: EmailRecord, hash: string): Promise<void>;
  /** Nothing is sent to this address any more: it cannot be reached. */
  giveUp(record: EmailRecord): Promise<void>;
  /** Confirms the address that the hash belongs to, if its time is not over. What was told before is not mailed. */
  confirm(hash: string, now: Date): Promise<boolean>;
  removeByToken(unsubscribeToken: string): Promise<void>;
  /** Accounts with a confirmed address and unread notifications that no mail told. */
  waiting(): Promise<Address[]>;
  /**
   * Gives those of one account to `send`, the oldest first; what it took counts as mailed unless it throws. One
   * instance at a time: who comes while another sends finds nothing.
   */
  mail(
    account: Address,
    send: (record: EmailRecord, items: readonly NotificationRecord[]) => Promise<void>,
  ): Promise<void>;
};

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Where one POST ends the mails (RFC 8058); null for a mail that nobody is subscribed to. */
  unsubscribeUrl: string | null;
};

/** The mail server will never take mail for this address. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/** Sends a mail. @throws MailRefused; any other error may pass */
export type SendMail = (mail: Mail) => Promise<void>;

export type EmailPorts = {
  emails: EmailStore;
  /** Whether the operator sends e-mail at all. */
  sendsEmail: boolean;
  /** Asks for mails to be sent soon. */
  askForMail(): Promise<void>;
};
