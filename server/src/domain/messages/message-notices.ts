import type { Address, Hash } from "viem";
import type { MessageNotice, ReadMarkRecord } from "./ports.ts";
import type { Room } from "./room.ts";

/**
 * Whom a message is told to besides those who have the order open (NTF-1): the parties, in a dispute its arbiter, and the
 * help desk's people who took part. The store tells nobody again who has not looked at the last telling.
 */
export function messageNotices(
  { parties, helpRequested }: Room,
  input: {
    order: Hash;
    author: Address;
    marks: readonly ReadMarkRecord[];
    operators: readonly Address[];
  },
): MessageNotice[] {
  const { order, author, marks, operators } = input;
  const readUpTo = new Map(marks.map(({ account, number }) => [account, number]));
  const isOpenToDesk = parties.disputed || helpRequested;
  const people = [
    parties.client,
    parties.seller,
    ...(parties.disputed ? [parties.arbiter] : []),
    ...(isOpenToDesk ? operators.filter((account) => readUpTo.has(account)) : []),
  ];
  return [...new Set(people)]
    .filter((account) => account !== author)
    .map((account) => ({
      account,
      kind: "message" as const,
      orderId: order,
      data: { by: author },
    }));
}
