import type { NotificationKind } from "@holdfast/sdk/notice";
import {
  CancelCause,
  CompleteCause,
  type EscrowEventOf,
  hasFlag,
  type OrderEvent,
  OrderStatus,
  RequestKind,
  requestParties,
  SettleCause,
  ZERO_HASH,
} from "@holdfast/sdk/order";
import type { Address } from "viem";
import type { OrderEventRecord, PartyRole } from "../orders/ports.ts";
import type { Notice, NotificationData } from "./ports.ts";

/** An event, and what is to be known of its order's past to tell people of it. */
export type EventInOrder = OrderEventRecord & {
  placed: EscrowEventOf<"OrderPlaced">["args"];
  /** Its place among the order's events of its transaction: a log's number changes with the block it is in. */
  number: number;
  /** The request that was opened last before it; None when there was none. */
  request: RequestKind;
  /** Whether the order was in a dispute before. */
  disputed: boolean;
  /** Of a placing under a proposal's signature: the job, and the others who proposed and were not declined (LST-5). */
  hiredFor: { job: string; title: string; others: readonly Address[] } | null;
};

/** A kind, whom it concerns besides who did it, and what its sentence needs. */
type Telling = { kind: NotificationKind; to: readonly PartyRole[]; data?: NotificationData };

const BOTH = ["client", "seller"] as const;
const ALL = ["client", "seller", "arbiter"] as const;

/**
 * Whom an event concerns, and what it is to them (NTF-1): never who did it, and the arbiter only of disputes. The key
 * stays the same when a reorganisation puts the transaction into another block.
 */
export function noticesOfEvent(input: EventInOrder): Notice[] {
  const telling = tellingOf(input);
  if (telling === null) return [];
  const { event, placed, number } = input;
  const { terms } = placed;
  const doer = doerOf(input);
  const told = telling.to.filter((role) => terms[role] !== doer);
  const key = `chain:${event.txHash}:${event.args.id}:${number}:${event.name}`;
  const createdAt = new Date(Math.min(event.block.timestamp * 1000, Date.now()));
  const { hiredFor } = input;
  const hired = hiredFor !== null && telling.kind === "paid";
  const notices = told.map((role) => ({
    account: terms[role],
    kind: hired ? ("hired" as const) : telling.kind,
    orderId: event.args.id,
    data: { as: role, ...(doer ? { by: doer } : {}), token: terms.token, ...telling.data },
    ...{ key, createdAt },
  }));
  return hired ? [...notices, ...passedOver({ ...hiredFor, by: terms.client, key, createdAt })] : notices;
}

/** Those of a job's proposals whom the client did not hire. */
function passedOver(
  told: NonNullable<EventInOrder["hiredFor"]> & { by: Address; key: string; createdAt: Date },
): Notice[] {
  const { job, title, others, by, key, createdAt } = told;
  return others.map((account) => ({
    account,
    kind: "hired_other",
    orderId: null,
    data: { by, job, title },
    ...{ key, createdAt },
  }));
}

/** Who did it; the account that sent the transaction where either party or anyone could. Null: nobody did. */
function doerOf({ event, txFrom, placed, request }: EventInOrder): Address | null {
  const { terms } = placed;
  const party = (role: "client" | "seller" | undefined) => (role ? terms[role] : txFrom);
  switch (event.name) {
    case "OrderPlaced":
    case "OrderStarted":
    case "RevisionRequested":
    case "PartReleased":
      return terms.client;
    case "OrderAccepted":
    case "OrderDelivered":
      return terms.seller;
    case "RequestOpened":
    case "RequestWithdrawn":
      return party(requestParties(event.args.kind as RequestKind)?.by);
    case "RequestAnswered":
      return party(requestParties(event.args.kind as RequestKind)?.of);
    case "OrderRevoked":
    case "OrderDisputed":
    case "EvidenceSubmitted":
      return event.args.by;
    case "OrderCompleted":
      return event.args.cause === CompleteCause.Approved ? terms.client : txFrom;
    case "OrderCancelled":
      return cancelledBy(event.args.cause, { terms, txFrom, asked: party(requestParties(request)?.of) });
    case "OrderAmended":
    case "OrderSettled":
      return txFrom;
    case "Credited":
      return null;
    default:
      return unknownEvent(event);
  }
}

function cancelledBy(
  cause: number,
  who: { terms: { client: Address; seller: Address }; txFrom: Address; asked: Address },
): Address {
  switch (cause) {
    case CancelCause.ByClient:
    case CancelCause.Reclaimed:
      return who.terms.client;
    case CancelCause.BySeller:
      return who.terms.seller;
    case CancelCause.RequestAccepted:
      return who.asked;
    default:
      return who.txFrom;
  }
}

function tellingOf({ event, placed, request, disputed }: EventInOrder): Telling | null {
  const parties = disputed ? ALL : BOTH;
  switch (event.name) {
    case "OrderPlaced":
      return paid(event.args);
    case "OrderAccepted":
      return { kind: "accepted", to: BOTH, data: { started: event.args.status !== OrderStatus.Placed } };
    case "OrderStarted":
      return { kind: "requirements_given", to: BOTH };
    case "OrderDelivered":
      return { kind: "delivered", to: BOTH, data: { late: event.args.late, until: event.args.due } };
    case "RevisionRequested":
      return { kind: "revision_asked", to: BOTH, data: { until: event.args.due } };
    case "RequestOpened":
      return { kind: askedKind(event.args.kind), to: BOTH, data: { until: event.args.respondBy } };
    case "RequestAnswered":
      return answered(event.args);
    case "RequestWithdrawn":
      return { kind: "request_withdrawn", to: BOTH, data: { request: event.args.kind } };
    case "OrderAmended": {
      const { amount, due } = event.args;
      return { kind: "amended", to: BOTH, data: { amount: amount.toString(), until: due } };
    }
    case "OrderRevoked":
      return { kind: "revoked", to: BOTH };
    case "PartReleased":
      return { kind: "released", to: BOTH, data: { amount: event.args.toSeller.toString() } };
    case "OrderDisputed":
      return { kind: "disputed", to: ALL, data: { until: event.args.due } };
    case "EvidenceSubmitted":
      return { kind: "evidence", to: ALL };
    case "OrderCompleted": {
      const kind = event.args.cause === CompleteCause.Claimed ? "claimed" : "completed";
      return { kind, to: parties, data: { amount: event.args.toSeller.toString() } };
    }
    case "OrderCancelled": {
      const { cause, refund } = event.args;
      return { kind: cancelledKind(cause), to: parties, data: { amount: refund.toString(), request } };
    }
    case "OrderSettled": {
      const { cause, toSeller, toClient } = event.args;
      const data = { toSeller: toSeller.toString(), toClient: toClient.toString() };
      return { kind: settledKind(cause), to: parties, data };
    }
    case "Credited":
      return kept(event.args, placed);
    default:
      return unknownEvent(event);
  }
}

function paid({ terms, status, requirements }: EventInOrder["placed"]): Telling {
  const data = { amount: terms.price.toString(), started: requirements !== ZERO_HASH };
  return status === OrderStatus.Pending
    ? { kind: "acceptance_wanted", to: BOTH, data: { ...data, until: terms.validUntil } }
    : { kind: "paid", to: BOTH, data };
}

function answered({ kind, accepted, status, due }: EscrowEventOf<"RequestAnswered">["args"]): Telling {
  if (accepted) {
    const isProgress = kind === RequestKind.Progress;
    return { kind: isProgress ? "progress_given" : "request_agreed", to: BOTH, data: { request: kind } };
  }
  const until = status === OrderStatus.Contested ? { until: due } : {};
  return { kind: "request_refused", to: BOTH, data: { request: kind, ...until } };
}

/** Money that did not reach its owner's wallet. Who chose to keep refunds in the balance needs no telling. */
function kept(
  { account, amount }: EscrowEventOf<"Credited">["args"],
  { terms, flags }: EventInOrder["placed"],
): Telling | null {
  const role = BOTH.find((one) => terms[one] === account);
  if (!role || (role === "client" && hasFlag(flags, "KeepRefunds"))) return null;
  return { kind: "kept_in_balance", to: [role], data: { amount: amount.toString() } };
}

function askedKind(request: number): NotificationKind {
  switch (request) {
    case RequestKind.Progress:
      return "progress_asked";
    case RequestKind.Refund:
      return "refund_asked";
    default:
      return "cancel_asked";
  }
}

function cancelledKind(cause: number): NotificationKind {
  switch (cause) {
    case CancelCause.RequestAccepted:
      return "cancelled_by_request";
    case CancelCause.RequestExpired:
      return "cancelled_by_silence";
    case CancelCause.Reclaimed:
      return "reclaimed";
    default:
      return "cancelled";
  }
}

function settledKind(cause: number): NotificationKind {
  switch (cause) {
    case SettleCause.Ruled:
      return "ruled";
    case SettleCause.Agreed:
      return "settled";
    default:
      return "dispute_expired";
  }
}

function unknownEvent(event: never): never {
  throw new TypeError(`Nobody is told of ${(event as OrderEvent).name}.`);
}
