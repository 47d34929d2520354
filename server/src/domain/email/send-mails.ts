import { randomBytes } from "node:crypto";
import { tokenHash } from "../accounts/token-hash.ts";
import type { NotificationPorts, NotificationRecord } from "../notifications/ports.ts";
import type { OrderPorts } from "../orders/ports.ts";
import { confirmationMail, type MailSite, notificationMail } from "./compose.ts";
import { type EmailPorts, type EmailRecord, MailRefused, type SendMail } from "./ports.ts";

const CONFIRM_HOURS = 24;

export type MailPorts = Pick<EmailPorts, "emails"> &
  NotificationPorts &
  Pick<OrderPorts, "accounts" | "documents" | "serviceCovers"> & {
    sendMail: SendMail;
    mailSite: MailSite;
  };

/**
 * Sends the mails that ask for confirmation and wait for it.
 * @throws the last passing failure, when all were tried: then it is worth trying again
 */
export async function sendConfirmations(ports: MailPorts): Promise<void> {
  await each(await ports.emails.unasked(), (record) => askForConfirmation(ports, record));
}

/**
 * Sends one mail to each account with unread notifications that no mail told.
 * @throws the last passing failure, when all were tried: then it is worth trying again
 */
export async function mailNotifications(ports: MailPorts): Promise<void> {
  const send = (record: EmailRecord, items: readonly NotificationRecord[]) => tell(ports, record, items);
  await each(await ports.emails.waiting(), (account) => ports.emails.mail(account, send));
}

/** One address that fails holds up no other. */
async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let failure: unknown;
  for (const item of items) {
    await work(item).catch((error: unknown) => {
      failure = error;
    });
  }
  if (failure !== undefined) throw failure;
}

/** The token is made when it is sent and is nowhere else: who reads the database cannot confirm. */
async function askForConfirmation(ports: MailPorts, record: EmailRecord): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const hash = tokenHash(token);
  const expiresAt = new Date(Date.now() + CONFIRM_HOURS * 3_600_000);
  if (!(await ports.emails.ask(record, { hash, expiresAt }))) return;
  try {
    await ports.sendMail(confirmationMail(ports.mailSite, { ...record, token, hours: CONFIRM_HOURS }));
  } catch (error) {
    if (error instanceof MailRefused) {
      await ports.emails.giveUp(record);
      return;
    }
    await ports.emails.unask(record, hash);
    throw error;
  }
}

async function tell(
  ports: MailPorts,
  record: EmailRecord,
  items: readonly NotificationRecord[],
): Promise<void> {
  const orders = items.flatMap(({ orderId }) => orderId ?? []);
  const doers = items.flatMap(({ data }) => (typeof data.by === "string" ? [data.by as `0x${string}`] : []));
  const [titles, people] = await Promise.all([
    ports.notifications.titles(orders),
    ports.accounts.people([...new Set(doers)]),
  ]);
  const mail = notificationMail(ports.mailSite, { ...record, items, titles, people });
  try {
    await ports.sendMail(mail);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await ports.emails.giveUp(record);
  }
}
