import { type OrderEvent, stepContent } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { readingRoom } from "../documents/get-document.ts";
import { mayRead } from "../documents/may-read.ts";
import type { DocumentRecord } from "../documents/ports.ts";
import { findLocks, type Locks } from "../files/locks.ts";
import { visibleOrder } from "./access.ts";
import type { OrderPorts } from "./ports.ts";

/**
 * What became of a delivery: under review, sent back for a revision, replaced by a later one, approved (or claimed when
 * nobody answered), in dispute, or the order was settled or cancelled with it. A draft changes nothing.
 */
export type DeliveryState =
  | "draft"
  | "in_review"
  | "sent_back"
  | "replaced"
  | "approved"
  | "disputed"
  | "settled"
  | "cancelled";

/** A revision request; its words for who may read them. `at` is unix seconds. */
export type RevisionView = { at: number; document: DocumentRecord | null };

/** One delivery or draft. `at` is unix seconds, `number` counts from the first. */
export type DeliveryView = {
  id: string;
  number: number;
  at: number;
  state: DeliveryState;
  late: boolean;
  /** Hash that the chain carries; null for a draft, which it does not know. */
  committed: Hash | null;
  transaction: { hash: Hash; block: number; logIndex: number } | null;
  document: DocumentRecord | null;
  /** The revision it was made for. */
  answers: RevisionView | null;
};

type Step = Omit<DeliveryView, "number" | "document" | "answers"> & {
  content: Hash | null;
  answers: { at: number; content: Hash | null } | null;
};

/** What a delivery's way can be read from. */
const TELLING = [
  "OrderDelivered",
  "RevisionRequested",
  "OrderDisputed",
  "OrderCompleted",
  "OrderSettled",
  "OrderCancelled",
] as const satisfies readonly OrderEvent["name"][];

/** Each is a transaction of one of two parties: more than anybody pays for. */
const MOST_EVENTS = 2000;

/** Every delivery and draft of an order, the newest first (DLV-5). @throws Refusal `not_found` to a stranger */
export async function getDeliveries(
  ports: OrderPorts,
  input: { id: Hash; caller: Caller },
): Promise<{ items: DeliveryView[]; locks: Locks }> {
  const order = await visibleOrder(ports, input);
  const viewer = input.caller.address;
  const [records, drafts, room] = await Promise.all([
    ports.orders.history({ id: order.id, names: TELLING, oldestFirst: true, limit: MOST_EVENTS }),
    ports.documents.drafts(order.id),
    readingRoom(ports, order.id),
  ]);
  const shared = drafts.filter((draft) => mayRead(draft, viewer, room));
  const steps = deliverySteps(
    records.map(({ event }) => event),
    shared,
  );
  const hashes = steps.flatMap(({ content, answers }) => [content, answers?.content ?? null]);
  const documents = await ports.documents.findMany([...new Set(hashes.filter((hash) => hash !== null))]);
  const readable = (hash: Hash | null) => {
    const found = hash === null ? undefined : documents.get(hash);
    return found && mayRead(found, viewer, room) ? found : null;
  };
  const items = steps.map(({ content, answers, ...step }, index) => ({
    ...step,
    number: index + 1,
    document: readable(content),
    answers: answers && { at: answers.at, document: readable(answers.content) },
  }));
  const ids = items.flatMap(({ document }) => document?.files.map(({ id }) => id) ?? []);
  return { items: items.reverse(), locks: await findLocks(ports, { ids, viewer }) };
}

/** Deliveries and drafts in the order they were made, each with what the later history says of it. */
function deliverySteps(events: readonly OrderEvent[], drafts: readonly DocumentRecord[]): Step[] {
  const steps: Step[] = [];
  const waiting = drafts.map((draft) => ({ draft, at: Math.floor(draft.createdAt.getTime() / 1000) }));
  let current: Step | null = null;
  let revision: Step["answers"] = null;
  const shareUntil = (at: number) => {
    while (waiting[0] && waiting[0].at <= at) {
      const { draft, at: sharedAt } = waiting.shift() as (typeof waiting)[number];
      steps.push({ ...draftStep(draft, sharedAt), answers: revision });
    }
  };
  for (const event of events) {
    shareUntil(event.block.timestamp);
    if (event.name === "OrderDelivered") {
      if (current?.state === "in_review") current.state = "replaced";
      current = { ...deliveryStep(event), answers: revision };
      steps.push(current);
      revision = null;
    } else if (event.name === "RevisionRequested") {
      if (current) current.state = "sent_back";
      revision = { at: event.block.timestamp, content: stepContent(event) };
    } else if (current) current.state = stateAfter(event, current.state);
  }
  shareUntil(Number.POSITIVE_INFINITY);
  return steps;
}

function stateAfter({ name }: OrderEvent, before: DeliveryState): DeliveryState {
  switch (name) {
    case "OrderCompleted":
      return "approved";
    case "OrderDisputed":
      return before === "in_review" ? "disputed" : before;
    case "OrderSettled":
      return before === "disputed" || before === "in_review" ? "settled" : before;
    case "OrderCancelled":
      return before === "disputed" || before === "in_review" ? "cancelled" : before;
    default:
      return before;
  }
}

function deliveryStep(event: Extract<OrderEvent, { name: "OrderDelivered" }>): Step {
  const { block, txHash, logIndex, args } = event;
  const content = stepContent(event);
  return {
    id: `${block.number}-${logIndex}`,
    at: block.timestamp,
    state: "in_review",
    late: args.late,
    committed: content,
    transaction: { hash: txHash, block: Number(block.number), logIndex },
    content,
    answers: null,
  };
}

function draftStep(draft: DocumentRecord, at: number): Step {
  return {
    id: draft.hash,
    at,
    state: "draft",
    late: false,
    committed: null,
    transaction: null,
    content: draft.hash,
    answers: null,
  };
}
