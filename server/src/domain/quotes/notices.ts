import type { NotificationKind } from "@holdfast/sdk/notice";
import type { Address } from "viem";
import type { Notice, NotificationData } from "../notifications/ports.ts";
import type { QuoteRecord } from "./ports.ts";

/** Something about a quote for one of its people (NTF-1). `cause` tells one happening of a kind from the next. */
export function quoteNotice(
  quote: Pick<QuoteRecord, "id" | "title" | "jobId">,
  told: { kind: NotificationKind; to: Address; by: Address | null; cause?: string; data?: NotificationData },
): Notice {
  const { kind, to, by, cause = "", data } = told;
  return {
    account: to,
    kind,
    orderId: null,
    data: { quote: quote.id, title: quote.title, ...(by ? { by } : {}), ...data },
    key: `quote:${quote.id}:${kind}:${cause}`,
  };
}
