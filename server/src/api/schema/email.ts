import { z } from "zod";

/** What mail servers take, and nothing that could be more than one address or a header. */
const EmailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email("must be an e-mail address such as you@example.org"));
const Token = z.string().regex(/^[\w-]{20,100}$/, "is none that a mail carried");

export const EmailInput = z.object({ address: EmailAddress }).meta({ id: "EmailInput" });
export const EmailSettings = z
  .object({
    /** Whether the operator sends e-mail at all. */
    available: z.boolean(),
    address: z.string().nullable(),
    /** `waiting` for the link in the mail to be followed; `expired` when nobody did in time. */
    state: z.enum(["none", "sending", "waiting", "expired", "unreachable", "confirmed"]),
  })
  .meta({ id: "EmailSettings" });
export const EmailToken = z.object({ token: Token }).meta({ id: "EmailToken" });
