import type { Message, MessagePage } from "@holdfast/sdk/api";

/** What the page has of an order's messages: a run of them up to the newest, in the order of their numbers. */
export type Thread = MessagePage;

/** Adds what an answer brought; nothing that is there goes, whichever answer comes first. */
export function mergeThread(known: Thread | undefined, page: Thread): Thread {
  if (!known) return page;
  const items = new Map([...known.items, ...page.items].map((item) => [item.number, item]));
  const marks = new Map(known.marks.map((mark) => [mark.account, mark]));
  for (const mark of page.marks) {
    if (mark.number >= (marks.get(mark.account)?.number ?? 0)) marks.set(mark.account, mark);
  }
  const isNewer = page.last >= known.last && page.readUpTo >= known.readUpTo;
  return {
    items: [...items.values()].sort((a, b) => a.number - b.number),
    last: Math.max(known.last, page.last),
    readUpTo: Math.max(known.readUpTo, page.readUpTo),
    unread: isNewer ? page.unread : known.unread,
    marks: [...marks.values()],
  };
}

/** Adds one message that was just sent. What others wrote before it may still be on its way. */
export function addSent(known: Thread | undefined, message: Message): Thread | undefined {
  return (
    known && mergeThread(known, { ...known, items: [message], last: Math.max(known.last, message.number) })
  );
}

/** After which number to ask for what is missing: numbers have no gap, so neither must what is here. */
export function resumeFrom({ items }: Pick<Thread, "items">): number | undefined {
  let last = items[0]?.number;
  for (const { number } of items) {
    if (last !== undefined && number <= last + 1) last = number;
  }
  return last;
}

export function readUpTo(known: Thread | undefined, number: number): Thread | undefined {
  if (!known || number <= known.readUpTo) return known;
  // What came while the server was told stays unread.
  return { ...known, readUpTo: number, unread: number >= known.last ? 0 : known.unread };
}
