export { NOTIFICATION_KINDS, type NotificationKind } from "./kinds.ts";
export { type NoticeLanguage, type NoticeToTell, noticeSentence } from "./sentence.ts";
