import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import type { People } from "../accounts/ports.ts";
import { readingRoom } from "../documents/get-document.ts";
import { findLocks, type Locks } from "../files/locks.ts";
import { visibleOrder } from "./access.ts";
import { placeIn, readStand, writeStand } from "./activity/cursor.ts";
import type { ActivityFilter, Happening } from "./activity/source.ts";
import { ACTIVITY_SOURCES } from "./activity/sources.ts";
import type { OrderPorts } from "./ports.ts";

export type ActivityPage = {
  items: Happening[];
  nextCursor: string | null;
  people: People;
  /** Which of the files the caller may not have yet. */
  locks: Locks;
};

/**
 * What happened in an order, the newest first (DLV-5): every event of the chain with its transaction, and what
 * happened off it. A page costs what it shows, however long the history is. Documents only for who may read them.
 * @throws Refusal `not_found` to a stranger, `invalid_input` for a cursor that no answer gave
 */
export async function getActivity(
  ports: OrderPorts,
  input: {
    id: Hash;
    caller: Caller;
    filter?: ActivityFilter | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<ActivityPage> {
  const { id, caller, filter = null, limit } = input;
  const order = await visibleOrder(ports, { id, caller });
  const stand = input.cursor === undefined ? null : readStand(input.cursor, ACTIVITY_SOURCES);
  const room = await readingRoom(ports, order.id);
  const sources = ACTIVITY_SOURCES.filter(({ filters }) => filter === null || filters.includes(filter));
  const found = await Promise.all(
    sources.map(async (source) => {
      const before = stand && placeIn(source, stand);
      const items = await source.read(ports, { order, caller, room, before, limit: limit + 1, filter });
      return items.map((item) => ({ item, source: source.name }));
    }),
  );
  // Each source's own order stays: only what differs in time or in source is compared.
  const merged = found.flat().sort((a, b) => {
    if (a.item.at !== b.item.at) return b.item.at - a.item.at;
    return a.source === b.source ? 0 : a.source < b.source ? 1 : -1;
  });
  const shown = merged.slice(0, limit);
  const last = shown.at(-1);
  const items = shown.map(({ item }) => item);
  const actors = items.flatMap(({ actor }) => actor ?? []);
  const ids = items.flatMap(({ document }) => document?.files.map((file) => file.id) ?? []);
  const [people, locks] = await Promise.all([
    ports.accounts.people([...new Set(actors)]),
    findLocks(ports, { ids, viewer: caller.address }),
  ]);
  const nextCursor = merged.length > limit && last ? writeStand(last.item, last.source) : null;
  return { items, nextCursor, people, locks };
}
