import { noticeSentence } from "@holdfast/sdk/notice";
import { type Address, formatUnits, type Hash } from "viem";
import type { People } from "../accounts/ports.ts";
import type { NotificationRecord } from "../notifications/ports.ts";
import { type MailLine, mailPage } from "./mail-page.ts";
import type { EmailRecord, Mail } from "./ports.ts";
import { texts } from "./texts.ts";

/** What mails are written with: where links lead, and how tokens are called. */
export type MailSite = {
  origin: string;
  tokens: readonly { address: Address; symbol: string; decimals: number }[];
};

/** Asks whether an address wants to be told. Nothing in it was written by other people. */
export function confirmationMail(
  { origin }: MailSite,
  input: Pick<EmailRecord, "account" | "address"> & { token: string; hours: number },
): Mail {
  // Behind the "#", where no server and no proxy on the way writes it down.
  const link = `${origin}/notifications#confirm=${input.token}`;
  const lines: MailLine[] = [
    { text: texts.confirm.why(origin, input.account) },
    { text: texts.confirm.button, link },
    { text: texts.confirm.otherwise(input.hours) },
  ];
  return {
    to: input.address,
    subject: texts.confirm.subject,
    ...mailPage({ title: texts.confirm.subject, lines, footer: [] }),
    unsubscribeUrl: null,
  };
}

/** One mail for what an account was told since the last one. */
export function notificationMail(
  site: MailSite,
  input: Pick<EmailRecord, "address" | "unsubscribeToken"> & {
    items: readonly NotificationRecord[];
    titles: ReadonlyMap<Hash, string>;
    people: People;
  },
): Mail {
  const { origin } = site;
  const lines = input.items.map(({ kind, data, orderId }): MailLine => {
    const by = typeof data.by === "string" ? (data.by as Address) : null;
    const sentence = noticeSentence(
      { kind, data, by: by && { address: by, name: input.people.get(by)?.name ?? "" } },
      {
        money: (amount, token) => moneyText(site, amount, token),
        date: (seconds) => `${DATE.format(seconds * 1000)} UTC`,
        person: ({ address, name }) => harmless(name) ?? `${address.slice(0, 6)}…${address.slice(-4)}`,
      },
    );
    const quote = typeof data.quote === "string" ? data.quote : null;
    const job = typeof data.job === "string" ? data.job : null;
    const title = harmless(
      (orderId && input.titles.get(orderId)) ?? (quote || job ? String(data.title ?? "") : ""),
    );
    return {
      text: title ? `${sentence} (${title})` : sentence,
      ...(orderId ? { link: `${origin}/orders/${orderId}` } : {}),
      ...(job ? { link: `${origin}/jobs/${job}` } : {}),
      ...(quote ? { link: `${origin}/quotes/${quote}` } : {}),
    };
  });
  const [only] = lines;
  const subject = lines.length === 1 && only ? texts.subjectOne(only.text) : texts.subjectMany(lines.length);
  const token = input.unsubscribeToken;
  return {
    to: input.address,
    subject: subject.slice(0, 150),
    ...mailPage({
      title: texts.heading(lines.length),
      lines,
      footer: [
        { text: texts.all, link: `${origin}/notifications` },
        { text: texts.unsubscribe, link: `${origin}/notifications#unsubscribe=${token}` },
      ],
    }),
    unsubscribeUrl: `${origin}/api/email/unsubscribe?token=${token}`,
  };
}

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/**
 * Words that somebody chose, as far as they belong in a mail of ours: on one line, and nothing that a mail program
 * would make a link of. Null: leave them out.
 */
function harmless(words: string): string | null {
  const line = words.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return line === "" || line.length > 120 || /[./\\:@]\S|www/iu.test(line) ? null : line;
}

function moneyText({ tokens }: MailSite, amount: string, address: string): string {
  const token = tokens.find((one) => one.address.toLowerCase() === address.toLowerCase());
  return token ? `${formatUnits(BigInt(amount), token.decimals)} ${token.symbol}` : texts.anAmount;
}
