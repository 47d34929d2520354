import { createTransport } from "nodemailer";
import { MailRefused, type SendMail } from "../domain/email/ports.ts";

/** Milliseconds: a mail server that is silent so long is not there. */
const WAIT = 20_000;

/** Sends by SMTP (`smtp://` or `smtps://user:password@host:port`). Nothing of a mail can become a header of its own. */
export function createMailer({ url, from }: { url: string; from: string }): {
  send: SendMail;
  stop(): void;
} {
  const transport = createTransport(
    {
      url,
      connectionTimeout: WAIT,
      greetingTimeout: WAIT,
      socketTimeout: WAIT,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ to, subject, text, html, unsubscribeUrl }) {
      try {
        await transport.sendMail({
          // As an object it is one address, whatever it looks like.
          to: { name: "", address: to },
          subject: subject.replace(/\p{C}+/gu, " "),
          text,
          html,
          headers: {
            "Auto-Submitted": "auto-generated",
            ...(unsubscribeUrl
              ? {
                  "List-Unsubscribe": `<${unsubscribeUrl}>`,
                  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                }
              : {}),
          },
        });
      } catch (error) {
        throw isFinal(error)
          ? new MailRefused("The mail server refuses the address.", { cause: error })
          : error;
      }
    },
    stop: () => transport.close(),
  };
}

/** A 5xx about the recipient stays so; one about our sign-in, or the server as a whole, is the operator's to mend. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  return typeof responseCode === "number" && responseCode >= 500 && command === "RCPT TO";
}
