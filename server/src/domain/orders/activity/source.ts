import type { Address } from "viem";
import type { Caller } from "../../accounts/caller.ts";
import type { ReadingRoom } from "../../documents/may-read.ts";
import type { DocumentRecord } from "../../documents/ports.ts";
import type { OrderPorts, OrderRecord } from "../ports.ts";

export const ACTIVITY_FILTERS = ["deliveries", "requests", "money"] as const;
export type ActivityFilter = (typeof ACTIVITY_FILTERS)[number];

/** One thing that happened in an order. `at` is unix seconds. */
export type Happening = {
  /** Its own among all of the order. */
  id: string;
  at: number;
  /** What orders it among its source's within one second, and what a later page goes on from. */
  key: string;
  /** The contract's name of the event, or one of a source's own. */
  event: string;
  actor: Address | null;
  args: Record<string, string | number | boolean>;
  transaction: { hash: `0x${string}`; block: number; logIndex: number } | null;
  /** For who may read it, else null. */
  document: DocumentRecord | null;
};

/** Happenings that come before it are those of an earlier second, and of this second those with a lesser key. */
export type Place = { at: number; key: string };

export type Reading = {
  order: OrderRecord;
  caller: Caller;
  /** Who reads the order's documents. */
  room: ReadingRoom;
  /** Null: from the newest on. An empty key: nothing of that second. */
  before: Place | null;
  limit: number;
  filter: ActivityFilter | null;
};

/** One of the places an order's history comes from. A page asks each for as much as it may need, and merges. */
export type ActivitySource = {
  /** Stands in cursors, and orders what happened in the same second: never changed. */
  name: string;
  /** What its keys look like; a cursor with another is refused. */
  key: RegExp;
  /** The filters under which it has something to show. */
  filters: readonly ActivityFilter[];
  /** At most `limit` happenings before `before`, the newest first. Reads no more than it answers. */
  read(ports: OrderPorts, reading: Reading): Promise<Happening[]>;
};
