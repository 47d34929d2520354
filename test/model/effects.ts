import {
  balanceChanges,
  causedBy,
  decodeEscrowLog,
  type EscrowEvent,
  type Expected,
  fold,
  hasFlag,
  InconsistentEvent,
  isOpen,
  isOrderEvent,
  type Order,
  type OrderDeed,
  type OrderState,
  OrderStatus,
  paymentTotals,
  sameAddress,
  stateOf,
  stepContent,
  type Terms,
  ZERO_HASH,
} from "@holdfast/sdk";
import type { Hex } from "viem";
import { contentOf } from "./attempt.ts";
import type { Kind, LabLog } from "./lab.ts";
import type { Person } from "./people.ts";

/** Whose money is looked at before and after. */
export const HOLDERS = ["client", "seller", "arbiter", "stranger", "platform", "escrow"] as const;
export type Holder = (typeof HOLDERS)[number];

/** What a holder has itself, and what the escrow keeps for it. */
export type Sums = Record<Holder, { held: bigint; kept: bigint }>;
export type Look = { state: OrderState; sums: Sums };

/** One accepted call: what was there, what the table says of it, and all that the chain shows of it. */
export type Accepted = {
  id: Hex;
  terms: Terms;
  escrow: Hex;
  kind: Kind;
  order: OrderState;
  deed: OrderDeed;
  expected: Expected;
  before: Sums;
  after: Look;
  logs: readonly LabLog[];
};

/** What differs between the chain, the fold of its events, and the table; empty when all three agree. */
export function disagreements(done: Accepted): string[] {
  try {
    return compared(done);
  } catch (error) {
    if (error instanceof InconsistentEvent) return [error.message];
    throw error;
  }
}

function compared(done: Accepted): string[] {
  const { expected, after, terms, deed } = done;
  const found: string[] = [];
  const same = <Value>(what: string, is: Value, should: Value) => {
    if (!isSame(is, should)) found.push(`${what} is ${text(is)}, not ${text(should)}`);
  };
  same("the word", after.state, expected.state);

  const events = eventsOf(done);
  const order = folded(done, events);
  if (order === undefined) return [...found, "no event tells of it"];
  same("the folded order", stateOf(order), after.state);
  const step = order.timeline.at(-1);
  same("the event", step?.event, expected.event);
  same("its cause", order.outcome === null ? undefined : order.outcome.cause, expected.cause);
  same("its content", step?.content ?? null, contentFor(done));
  const teller = events.find((event) => isOrderEvent(event) && event.name !== "Credited");
  if (step && teller && isOrderEvent(teller)) {
    const by = causedBy(teller, terms);
    same("who did it, without its history", by === "asked" ? step.by : by, step.by);
    same("its content, without its history", stepContent(teller), step.content);
  }
  // Whoever brings a payment, it is the client that places the order.
  const doer = deed.action === "place" ? "client" : deed.actor;
  if (step?.by === "client" || step?.by === "seller") same("who did it", step.by, doer);
  same("the end's time", order.endedAt, isOpen(after.state.status) ? null : deed.now);
  const starts = order.status === OrderStatus.InProgress && done.order.status < OrderStatus.InProgress;
  if (starts) same("the start's time", order.startedAt, deed.now);

  const kept = keptFor(done);
  same("the folded payments", paymentTotals(order.payments), totalsFor(done));
  for (const role of ["client", "seller"] as const) {
    const credits = events.filter(
      (event) => event.name === "Credited" && sameAddress(event.args.account, terms[role]),
    );
    const amounts = credits.map((event) => event.name === "Credited" && event.args.amount);
    same(`what is credited to the ${role}`, amounts, kept[role] > 0n ? [kept[role]] : []);
  }
  const told = new Map<string, bigint>();
  for (const { account, delta } of events.flatMap((event) => balanceChanges(event, terms))) {
    told.set(account.toLowerCase(), (told.get(account.toLowerCase()) ?? 0n) + delta);
  }
  for (const holder of HOLDERS) {
    const moved = {
      held: after.sums[holder].held - done.before[holder].held,
      kept: after.sums[holder].kept - done.before[holder].kept,
    };
    same(`the ${holder}'s money`, moved, { held: heldFor(done, kept, holder), kept: kept[holder] });
    const account = addressOf(done, holder).toLowerCase();
    same(`the ${holder}'s balance by its events`, told.get(account) ?? 0n, kept[holder]);
  }
  return found;
}

function eventsOf({ logs, escrow, deed }: Accepted): EscrowEvent[] {
  const block = { number: 1n, hash: ZERO_HASH as Hex, timestamp: deed.now };
  return logs
    .filter(({ address }) => address === escrow.toLowerCase())
    .map((log, logIndex) => {
      const event = decodeEscrowLog(log, { block, txHash: ZERO_HASH, logIndex });
      if (event === undefined) throw new Error(`The escrow emitted a log that the sdk cannot read.`);
      return event;
    });
}

/** The order as its events tell it, from a beginning that led to the state which was written into storage. */
function folded({ id, terms, order }: Accepted, events: readonly EscrowEvent[]): Order | undefined {
  const known: Order | undefined =
    order.status === OrderStatus.None
      ? undefined
      : {
          ...order,
          id,
          terms,
          placedAt: 0,
          startedAt: null,
          endedAt: null,
          requirements: null,
          outcome: null,
          payments: [],
          timeline: [],
        };
  return events.reduce<Order | undefined>((before, event) => fold(before, event), known);
}

/** The document that a step commits to. */
function contentFor({ deed }: Accepted): Hex | null {
  const { action } = deed;
  switch (action) {
    case "place":
      return deed.with?.requirements ? contentOf(action) : null;
    case "start":
    case "cancel":
    case "deliver":
    case "requestRevision":
    case "requestCancel":
    case "requestProgress":
    case "requestRefund":
    case "answer":
    case "amend":
    case "dispute":
    case "evidence":
    case "rule":
      return contentOf(action);
    default:
      return null;
  }
}

function totalsFor({ expected }: Accepted) {
  const { paid, split } = expected;
  const { toSeller, toClient, platformFee, arbiterFee } = split;
  return { paid, toSeller, toClient, platformFee, arbiterFee };
}

/** What stays inside the contract in each name: fees, refunds kept on demand, and what a receiver refused. */
function keptFor({ expected, kind, order }: Accepted): Record<Holder, bigint> {
  const { toSeller, toClient, platformFee, arbiterFee } = expected.split;
  const refuses = (person: Person) => kind.refusing.includes(person);
  const keeps = refuses("client") || hasFlag(order.flags, "KeepRefunds");
  return {
    client: keeps ? toClient : 0n,
    seller: refuses("seller") ? toSeller : 0n,
    platform: platformFee,
    arbiter: arbiterFee,
    stranger: 0n,
    escrow: 0n,
  };
}

function heldFor({ expected }: Accepted, kept: Record<Holder, bigint>, holder: Holder): bigint {
  const { paid, split } = expected;
  const toClient = split.toClient - kept.client;
  const toSeller = split.toSeller - kept.seller;
  switch (holder) {
    case "client":
      return toClient - paid;
    case "seller":
      return toSeller;
    case "escrow":
      return paid - toClient - toSeller;
    default:
      return 0n;
  }
}

function addressOf({ terms, escrow }: Accepted, holder: Holder): string {
  if (holder === "escrow") return escrow;
  return holder === "stranger" ? "nobody" : terms[holder];
}

/** Equal, or with equal members: none of what is compared goes deeper. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const members = Object.keys(one);
  if (members.length !== Object.keys(other).length) return false;
  return members.every(
    (name) => (one as Record<string, unknown>)[name] === (other as Record<string, unknown>)[name],
  );
}

function text(value: unknown): string {
  const number = (_: string, inner: unknown) => (typeof inner === "bigint" ? `${inner}` : inner);
  return JSON.stringify(value, number) ?? "nothing";
}
