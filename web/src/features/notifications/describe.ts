import type { Notification, PublicConfig } from "@holdfast/sdk/api";
import { type NotificationKind, noticeSentence } from "@holdfast/sdk/notice";
import { findToken } from "../../shared/lib/config.ts";
import { formatDate } from "../../shared/lib/duration.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { moneyText } from "../../shared/ui/Money.tsx";

/** What a notification says, in one sentence. */
export function describe(one: Notification, config: PublicConfig | undefined): string {
  return noticeSentence(one, {
    money(amount, address) {
      const token = findToken(config, address) ?? { symbol: shortAddress(address), decimals: 0 };
      return moneyText(amount, token);
    },
    date: formatDate,
    person: ({ address, name }) => name || shortAddress(address),
  });
}

const MONEY: readonly NotificationKind[] = [
  "released",
  "completed",
  "claimed",
  "kept_in_balance",
  "reclaimed",
];
const HISTORY: readonly NotificationKind[] = ["disputed", "evidence", "progress_given"];
const TALK: readonly NotificationKind[] = ["message", "help_asked", "help_closed"];

/** The part of the order's page where it shows. */
export function tabOf(
  kind: NotificationKind,
): "overview" | "messages" | "deliveries" | "activity" | "payments" {
  if (MONEY.includes(kind)) return "payments";
  if (TALK.includes(kind)) return "messages";
  if (kind === "draft") return "deliveries";
  return HISTORY.includes(kind) ? "activity" : "overview";
}
