import { type MailPorts, mailNotifications, sendConfirmations } from "../domain/email/send-mails.ts";
import type { Jobs, Work } from "./start-jobs.ts";

export const EMAIL = "email";
export const CONFIRM = "email-confirm";

/** Tried again for hours while the mail server is not there. */
const PATIENT = {
  policy: "short",
  retryLimit: 12,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 3_600,
  expireInSeconds: 900,
  deleteAfterSeconds: 600,
};

/** Mails: those that ask for confirmation, and those that tell of notifications. */
export function emailWorks(ports: MailPorts): Work[] {
  // By the clock goes what nobody asked for in time, because an instance ended just then.
  return [
    { name: CONFIRM, options: PATIENT, cron: "*/10 * * * *", run: () => sendConfirmations(ports) },
    { name: EMAIL, options: PATIENT, cron: "*/10 * * * *", run: () => mailNotifications(ports) },
  ];
}

type Feed = { subscribe(listener: (event: { type: string }) => void): () => void };

/** Asks for mails so many seconds after somebody was told something: others may go along. */
export function emailWithNotifications(
  live: Feed,
  jobs: Jobs,
  { gather, onFailure }: { gather: number; onFailure: (error: unknown) => void },
): () => void {
  return live.subscribe(({ type }) => {
    if (type === "notification") jobs.ask(EMAIL, gather).catch(onFailure);
  });
}
