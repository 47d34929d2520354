import { causedBy, type OrderEvent, requestParties, stepContent, ZERO_HASH } from "@holdfast/sdk/order";
import type { Address } from "viem";
import { mayRead } from "../../documents/may-read.ts";
import type { ChainPlace, OrderEventRecord, OrderPorts, OrderRecord } from "../ports.ts";
import type { ActivityFilter, ActivitySource, Happening, Place } from "./source.ts";

type Name = OrderEvent["name"];

const FILTERED: Readonly<Record<ActivityFilter, readonly Name[]>> = {
  deliveries: ["OrderDelivered", "RevisionRequested"],
  requests: [
    "RequestOpened",
    "RequestAnswered",
    "RequestWithdrawn",
    "OrderAmended",
    "OrderRevoked",
    "OrderCancelled",
  ],
  money: [
    "OrderPlaced",
    "OrderAmended",
    "PartReleased",
    "OrderCompleted",
    "OrderCancelled",
    "OrderSettled",
    "Credited",
  ],
};

/** What the contract told, each step with its transaction and with what it commits to (DLV-5). */
export const chainSource: ActivitySource = {
  name: "chain",
  key: /^\d{1,15}-\d{1,9}$/,
  filters: ["deliveries", "requests", "money"],
  async read(ports, { order, caller, room, before, limit, filter }) {
    const records = await ports.orders.history({
      id: order.id,
      names: filter && FILTERED[filter],
      ...boundOf(before),
      limit,
    });
    const contents = records.flatMap(({ event }) => stepContent(event) ?? []);
    const [documents, ...actors] = await Promise.all([
      ports.documents.findMany(contents),
      ...records.map((record) => actorOf(ports, order, record)),
    ]);
    return records.map(({ event }, index): Happening => {
      const content = stepContent(event);
      const document = content === null ? undefined : documents.get(content);
      const place = `${event.block.number}-${event.logIndex}`;
      return {
        id: place,
        key: place,
        at: event.block.timestamp,
        event: event.name,
        actor: actors[index] ?? null,
        args: plainArguments(event.args),
        transaction: { hash: event.txHash, block: Number(event.block.number), logIndex: event.logIndex },
        document: document && mayRead(document, caller.address, room) ? document : null,
      };
    });
  },
};

function boundOf(before: Place | null): { before?: ChainPlace; beforeTime?: number } {
  if (before === null) return {};
  if (before.key === "") return { beforeTime: before.at };
  return { before: chainPlace(before.key) };
}

/** A key of this source as what it names. */
export function chainPlace(key: string): ChainPlace {
  const [block = "0", logIndex = "0"] = key.split("-");
  return { block: BigInt(block), logIndex: Number(logIndex) };
}

/** Who did it: the party the event tells of, else the account that sent the transaction. */
async function actorOf(
  { orders }: Pick<OrderPorts, "orders">,
  { id, terms }: OrderRecord,
  { event, txFrom }: OrderEventRecord,
): Promise<Address | null> {
  const by = causedBy(event, terms);
  switch (by) {
    case "client":
    case "seller":
    case "arbiter":
      return terms[by];
    case "either":
    case "anyone":
      return txFrom;
    case "asked": {
      const before = { block: event.block.number, logIndex: event.logIndex };
      const [opened] = await orders.history({ id, names: ["RequestOpened"], before, limit: 1 });
      const kind = opened?.event.name === "RequestOpened" ? opened.event.args.kind : 0;
      const parties = requestParties(kind as Parameters<typeof requestParties>[0]);
      return parties ? terms[parties.of] : txFrom;
    }
    case null:
      return null;
  }
}

/** The event's flat arguments; numbers that JSON cannot hold are decimal strings. Terms stand in the order. */
function plainArguments(args: OrderEvent["args"]): Happening["args"] {
  const plain: Happening["args"] = {};
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === "bigint") plain[name] = value.toString();
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      if (value !== ZERO_HASH) plain[name] = value;
    }
  }
  return plain;
}
