import { RequestKind } from "../order/status.ts";
import type { NotificationKind } from "./kinds.ts";
import { type NoticeWords, SENTENCES } from "./texts.ts";

/** A notification as the API gives it, less what no sentence needs. */
export type NoticeToTell = {
  kind: NotificationKind;
  by: { address: string; name: string } | null;
  data: Readonly<Record<string, string | number | boolean>>;
};

/** How amounts, moments and people are written where the sentence stands. */
export type NoticeLanguage = {
  /** An amount in the token's smallest unit, with its symbol. */
  money(amount: string, token: string): string;
  /** Unix seconds. */
  date(seconds: number): string;
  person(by: { address: string; name: string }): string;
};

/** What a notification says, in one sentence without a full stop (FEATURES NTF-1). */
export function noticeSentence({ kind, by, data }: NoticeToTell, language: NoticeLanguage): string {
  const words: NoticeWords = {
    who: by ? language.person(by) : "Someone",
    as: data.as === "client" || data.as === "arbiter" ? data.as : "seller",
    money: (name) => language.money(String(data[name] ?? "0"), String(data.token ?? "")),
    date: (name) => language.date(Number(data[name] ?? 0)),
    has: (name) =>
      data[name] !== undefined && data[name] !== false && data[name] !== "0" && data[name] !== "",
    text: (name) => String(data[name] ?? ""),
    request: requestWord(Number(data.request ?? RequestKind.None)),
  };
  return SENTENCES[kind](words);
}

function requestWord(kind: number): NoticeWords["request"] {
  if (kind === RequestKind.Progress) return "progress";
  return kind === RequestKind.Refund ? "refund" : "cancel";
}
