import type { Message } from "@holdfast/sdk/api";
import { expect, test } from "vitest";
import { addSent, mergeThread, readUpTo, resumeFrom, type Thread } from "./thread.ts";

const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

function message(number: number): Message {
  const author = { address, name: "Ines", avatar: null } as const;
  return { number, author, role: "client", text: `${number}`, files: [], createdAt: "", key: null };
}

function page(numbers: readonly number[], more: Partial<Thread> = {}): Thread {
  const last = Math.max(0, ...numbers);
  return { items: numbers.map(message), last, readUpTo: 0, unread: 0, marks: [], ...more };
}

const numbers = (thread: Thread | undefined) => thread?.items.map(({ number }) => number);

test("MSG-1 answers in any order, and twice, make one history in the order of its numbers", () => {
  const all = [page([4, 5]), page([1, 2, 3]), page([5, 6]), page([4, 5])];
  expect(numbers(all.reduce<Thread | undefined>(mergeThread, undefined))).toEqual([1, 2, 3, 4, 5, 6]);
});

test("MSG-1 what is asked for next follows the last without a gap: a message sent by oneself hides none of the others'", () => {
  const known = page([3, 4]);
  const sent = addSent(known, message(6));
  expect(numbers(sent)).toEqual([3, 4, 6]);
  expect(sent && resumeFrom(sent)).toBe(4);
  expect(resumeFrom(mergeThread(sent, page([5, 6])))).toBe(6);
  expect(resumeFrom(page([]))).toBeUndefined();
});

test("MSG-1 marks only go forward, whichever answer comes last", () => {
  const mark = (number: number) =>
    ({ account: address, name: "Ines", role: "client" as const, number }) as const;
  const newer = page([1, 2], { marks: [mark(2)], readUpTo: 2, unread: 0 });
  const older = page([1], { marks: [mark(1)], readUpTo: 0, unread: 1 });
  for (const thread of [mergeThread(newer, older), mergeThread(older, newer)]) {
    expect(thread).toMatchObject({ readUpTo: 2, unread: 0, last: 2, marks: [{ number: 2 }] });
  }
  expect(readUpTo(page([1, 2], { unread: 2 }), 2)).toMatchObject({ readUpTo: 2, unread: 0 });
  expect(readUpTo(newer, 1)).toBe(newer);
});
