import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { findLocks, type Locks } from "../files/locks.ts";
import type { MessagePorts, MessageRecord, MessageSlice, ReadMarkRecord } from "./ports.ts";
import { enterRoom, type Room } from "./room.ts";

export type MessagesView = {
  room: Room;
  viewer: Address;
  items: MessageRecord[];
  /** Highest number in the order: what is missing is known, for numbers have no gap. */
  last: number;
  /** The caller's own mark; 0 when nothing was read yet. */
  readUpTo: number;
  unread: number;
  /** Marks of the others. */
  marks: ReadMarkRecord[];
  people: People;
  /** Files that are a delivery to the viewer, which hanging them on words does not open. */
  locks: Locks;
};

/** A part of an order's messages, with who has read how far (MSG-1). @throws Refusal `not_found` */
export async function listMessages(
  ports: MessagePorts,
  input: { order: Hash; caller: Caller; slice: MessageSlice },
): Promise<MessagesView> {
  const { order, caller, slice } = input;
  const viewer = caller.address;
  // What is written meanwhile must not be counted and missing: the last number is looked at first, and again is asked
  // for by who hears of a higher one.
  const [{ room }, last] = await Promise.all([
    enterRoom(ports, { order, caller }),
    ports.messages.last(order),
  ]);
  const [items, allMarks] = await Promise.all([
    ports.messages.slice(order, slice),
    ports.messages.marks(order),
  ]);
  const readUpTo = allMarks.find(({ account }) => account === viewer)?.number ?? 0;
  const marks = allMarks.filter(({ account }) => account !== viewer);
  const present = new Set([...items.map(({ author }) => author), ...marks.map(({ account }) => account)]);
  const ids = items.flatMap(({ files }) => files.map(({ id }) => id));
  const [unread, people, locks] = await Promise.all([
    ports.messages.countUnread(order, { account: viewer, number: readUpTo }),
    ports.accounts.people([...present]),
    findLocks(ports, { ids, viewer }),
  ]);
  return {
    room,
    viewer,
    items,
    last: Math.max(last, items.at(-1)?.number ?? 0),
    readUpTo,
    unread,
    marks,
    people,
    locks,
  };
}
