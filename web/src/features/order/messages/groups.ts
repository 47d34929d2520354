import type { Message } from "@holdfast/sdk/api";
import { texts } from "./texts.ts";

/** What one person wrote without another in between, within a quarter of an hour. */
export type Group = { readonly first: Message; readonly messages: readonly Message[] };
export type Day = { readonly label: string; readonly groups: readonly Group[] };

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "full" });
const QUARTER = 15 * 60_000;

/** Messages by day, and within it by author. @param breakAt number of a message that begins a group of its own */
export function groupsOf(items: readonly Message[], breakAt: number | null): readonly Day[] {
  const days: { label: string; groups: { first: Message; messages: Message[] }[] }[] = [];
  for (const item of items) {
    const label = labelOf(Date.parse(item.createdAt));
    let today = days.at(-1);
    if (today?.label !== label) {
      today = { label, groups: [] };
      days.push(today);
    }
    const group = today.groups.at(-1);
    if (group && item.number !== breakAt && isOf(group, item)) group.messages.push(item);
    else today.groups.push({ first: item, messages: [item] });
  }
  return days;
}

function isOf({ first, messages }: Group, item: Message): boolean {
  const last = messages.at(-1) ?? first;
  return (
    first.author.address === item.author.address &&
    Date.parse(item.createdAt) - Date.parse(last.createdAt) < QUARTER
  );
}

export function labelOf(at: number): string {
  const label = day.format(at);
  if (label === day.format(Date.now())) return texts.today;
  if (label === day.format(Date.now() - 86_400_000)) return texts.yesterday;
  return label;
}
