import { foldAll, type OrderEvent, type TimelineEntry, ZERO_HASH } from "@holdfast/sdk/order";
import type { Address, Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { readingRoom } from "../documents/get-document.ts";
import { mayRead } from "../documents/may-read.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import { findLocks, type Locks } from "../files/locks.ts";
import { visibleOrder } from "./access.ts";
import type { OrderEventRecord, OrderPorts, OrderRecord } from "./ports.ts";

/** One line of an order's history. `at` is unix seconds. */
export type ActivityView = {
  id: string;
  at: number;
  event: string;
  actor: Address | null;
  args: Record<string, string | number | boolean>;
  transaction: { hash: Hash; block: number; logIndex: number } | null;
  document: DocumentRecord | null;
};

/**
 * All that happened in an order, the oldest first: every event of the chain with its transaction (DLV-5), and drafts
 * where they were shown. Documents only for who may read them.
 * @throws Refusal `not_found` to a stranger
 */
export async function getActivity(
  ports: OrderPorts,
  input: { id: Hash; caller: Caller },
): Promise<{ items: ActivityView[]; names: ReadonlyMap<Address, string>; locks: Locks }> {
  const order = await visibleOrder(ports, input);
  const [records, drafts, room] = await Promise.all([
    ports.orders.events(order.id),
    ports.documents.drafts(order.id),
    readingRoom(ports, order.id),
  ]);
  const timeline = new Map(
    foldAll(records.map(({ event }) => event))?.timeline.map((entry) => [placeOf(entry), entry]) ?? [],
  );
  const steps = records.map((record) => ({ record, entry: timeline.get(idOf(record.event)) }));
  const contents = steps.flatMap(({ entry }) => (entry?.content ? [entry.content] : []));
  const documents = await ports.documents.findMany(contents);
  const readable = (found: DocumentRecord | undefined) =>
    found && mayRead(found, input.caller.address, room) ? found : null;

  const items = steps.map(({ record, entry }): ActivityView => {
    const { event } = record;
    return {
      id: idOf(event),
      at: event.block.timestamp,
      event: event.name,
      actor: actorOf(order, record, entry),
      args: plainArguments(event.args),
      transaction: { hash: event.txHash, block: Number(event.block.number), logIndex: event.logIndex },
      document: entry?.content ? readable(documents.get(entry.content)) : null,
    };
  });
  for (const draft of drafts) {
    const document = readable(draft);
    if (document) items.push(draftShared(document));
  }
  // Events come in the chain's order already, and sorting keeps it where the seconds are equal.
  items.sort((a, b) => a.at - b.at);
  const actors = items.flatMap(({ actor }) => (actor ? [actor] : []));
  const ids = items.flatMap(({ document }) => document?.files.map(({ id }) => id) ?? []);
  const [names, locks] = await Promise.all([
    ports.accounts.names([...new Set(actors)]),
    findLocks(ports, { ids, viewer: input.caller.address }),
  ]);
  return { items, names, locks };
}

function draftShared(document: DocumentRecord): ActivityView {
  return {
    id: document.hash,
    at: Math.floor(document.createdAt.getTime() / 1000),
    event: "DraftShared",
    actor: document.document.author,
    args: {},
    transaction: null,
    document,
  };
}

/** Who did it: the party the event tells of, else the account that sent the transaction. */
function actorOf(
  { terms }: OrderRecord,
  { txFrom }: OrderEventRecord,
  entry: TimelineEntry | undefined,
): Address | null {
  switch (entry?.by) {
    case "client":
    case "seller":
    case "arbiter":
      return terms[entry.by];
    case "either":
    case "anyone":
      return txFrom;
    case undefined:
      return null;
  }
}

/** The event's flat arguments; numbers that JSON cannot hold are decimal strings. Terms stand in the order. */
function plainArguments(args: OrderEvent["args"]): ActivityView["args"] {
  const plain: ActivityView["args"] = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === "bigint") plain[name] = value.toString();
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      if (value !== ZERO_HASH) plain[name] = value;
    }
  }
  return plain;
}

function idOf(event: OrderEvent): string {
  return `${event.block.number}-${event.logIndex}`;
}

function placeOf({ ref }: TimelineEntry): string {
  return `${ref.blockNumber}-${ref.logIndex}`;
}
