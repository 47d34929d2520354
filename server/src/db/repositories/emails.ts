import type { Address } from "viem";
import { UNREACHABLE } from "../../domain/email/email-settings.ts";
import type { EmailRecord, EmailStore } from "../../domain/email/ports.ts";
import type { PrismaClient } from "../client.ts";
import type { Prisma } from "../generated/client.ts";
import { toNotificationRecord } from "./notifications.ts";

type Row = Prisma.EmailAddressGetPayload<object>;

/** First mails sent, and accounts mailed to, in one go. */
const PORTION = 100;
/** Notifications in one mail; the rest goes into the next. */
const ITEMS = 50;
/** Milliseconds: a mail server may take its time, and the account's row is held meanwhile. */
const SENDING = 90_000;
const CONNECTION_WAIT = 20_000;

/** E-mail addresses in PostgreSQL. */
export function createEmailStore(db: PrismaClient): EmailStore {
  const unchanged = ({ account, address }: EmailRecord) => ({ account, address, confirmedAt: null });
  return {
    async find(account) {
      const row = await db.emailAddress.findUnique({ where: { account } });
      return row && toRecord(row);
    },

    async put({ account, ...data }) {
      const anew = {
        ...data,
        confirmHash: null,
        confirmExpiresAt: null,
        confirmedAt: null,
        mailedUpTo: null,
      };
      await db.emailAddress.upsert({ where: { account }, create: { account, ...anew }, update: anew });
    },

    async remove(account) {
      await db.emailAddress.deleteMany({ where: { account } });
    },

    async unasked() {
      const rows = await db.emailAddress.findMany({
        where: { confirmedAt: null, confirmHash: null },
        take: PORTION,
      });
      return rows.map(toRecord);
    },

    async ask(record, { hash, expiresAt }) {
      const { count } = await db.emailAddress.updateMany({
        where: { ...unchanged(record), confirmHash: null },
        data: { confirmHash: hash, confirmExpiresAt: expiresAt },
      });
      return count === 1;
    },

    async unask(record, hash) {
      await db.emailAddress.updateMany({
        where: { ...unchanged(record), confirmHash: hash },
        data: { confirmHash: null, confirmExpiresAt: null },
      });
    },

    async giveUp({ account, address }) {
      await db.emailAddress.updateMany({
        where: { account, address },
        data: { confirmHash: UNREACHABLE, confirmExpiresAt: null, confirmedAt: null },
      });
    },

    async confirm(hash, now) {
      return db.$transaction(async (tx) => {
        const found = await tx.emailAddress.findFirst({
          where: { confirmHash: hash, confirmExpiresAt: { gt: now } },
        });
        if (!found) return false;
        const newest = await tx.notification.findFirst({
          where: { account: found.account },
          orderBy: { id: "desc" },
          select: { id: true },
        });
        const { count } = await tx.emailAddress.updateMany({
          where: { account: found.account, confirmHash: hash },
          data: {
            confirmHash: null,
            confirmExpiresAt: null,
            confirmedAt: now,
            mailedUpTo: newest?.id ?? null,
          },
        });
        return count === 1;
      });
    },

    async removeByToken(unsubscribeToken) {
      await db.emailAddress.deleteMany({ where: { unsubscribeToken } });
    },

    async waiting() {
      const rows = await db.$queryRaw<{ account: string }[]>`
        SELECT e."account" FROM "EmailAddress" e WHERE e."confirmedAt" IS NOT NULL AND EXISTS (
          SELECT 1 FROM "Notification" n
          WHERE n."account" = e."account" AND n."readAt" IS NULL AND n."id" > coalesce(e."mailedUpTo", ''))
        LIMIT ${PORTION}`;
      return rows.map(({ account }) => account as Address);
    },

    async mail(account, send) {
      await db.$transaction(
        async (tx) => {
          const [row] = await tx.$queryRaw<Row[]>`
            SELECT * FROM "EmailAddress" WHERE "account" = ${account} AND "confirmedAt" IS NOT NULL
            FOR UPDATE SKIP LOCKED`;
          if (!row) return;
          const items = await tx.notification.findMany({
            where: { account, readAt: null, id: { gt: row.mailedUpTo ?? "" } },
            orderBy: { id: "asc" },
            take: ITEMS,
          });
          const last = items.at(-1);
          if (!last) return;
          // First, so that a row that cannot be written is found before the mail is away.
          await tx.emailAddress.update({ where: { account }, data: { mailedUpTo: last.id } });
          await send(toRecord(row), items.map(toNotificationRecord));
        },
        { timeout: SENDING, maxWait: CONNECTION_WAIT },
      );
    },
  };
}

function toRecord({ account, mailedUpTo: _, ...row }: Row): EmailRecord {
  return { ...row, account: account as Address };
}
