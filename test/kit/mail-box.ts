import { SMTPServer } from "smtp-server";
import { until } from "../chain/kit/until.ts";

/** A mail as it came: `headers` with their lines joined, `text` as a mail program shows it. */
export type Received = { to: string[]; raw: string; headers: string; text: string };

/** A mail server on a free port that keeps what it is given. It takes nothing for `nobody@…`. */
export type MailBox = {
  url: string;
  mails: Received[];
  /** While it is not well, it asks to be tried again. */
  well: boolean;
  /** Waits for a mail to somebody, the first unless told otherwise. */
  to(address: string, number?: number): Promise<Received>;
  stop(): Promise<void>;
};

export async function openMailBox(): Promise<MailBox> {
  const mails: Received[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const refused = address.startsWith("nobody@");
      done(refused ? Object.assign(new Error("No such mailbox"), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      let raw = "";
      stream.setEncoding("utf8");
      stream.on("data", (chunk: string) => {
        raw += chunk;
      });
      stream.on("end", () => {
        if (!box.well) {
          done(Object.assign(new Error("Try later"), { responseCode: 451 }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const [headers = ""] = raw.split("\r\n\r\n", 1);
        mails.push({ to, raw, headers: headers.replace(/\r\n[ \t]+/g, " "), text: readable(raw) });
        done(null);
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const address = smtp.server.address();
  if (typeof address !== "object" || address === null) throw new Error("The mail server has no port.");
  const box: MailBox = {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    well: true,
    to: (wanted, number = 0) =>
      until(() => mails.filter(({ to }) => to.includes(wanted))[number], {
        what: `a mail reaches ${wanted}`,
        within: 30_000,
      }),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
  return box;
}

/** The token behind the "#" of a mail's link. */
export function tokenIn({ text }: Received, what: "confirm" | "unsubscribe"): string {
  return new RegExp(`#${what}=([\\w-]+)`).exec(text)?.[1] ?? `no ${what} in the mail`;
}

/** Quoted-printable undone. */
function readable(raw: string): string {
  return raw
    .replace(/=\r\n/g, "")
    .replace(/(?:=[0-9A-F]{2})+/g, (codes) => Buffer.from(codes.replaceAll("=", ""), "hex").toString("utf8"));
}
