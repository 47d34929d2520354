import type { EscrowEvent, EscrowEventOf } from "./events.ts";
import { isOrderEvent } from "./events.ts";
import { foldCancelled, foldCompleted, foldCredited, foldReleased, foldSettled } from "./fold-money.ts";
import { closedRequest } from "./fold-request.ts";
import { advance, demandStatus, timelineStep } from "./fold-step.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import { movementsOf } from "./movements.ts";
import type { Order } from "./order.ts";
import { stepRef } from "./payments.ts";
import { requestParties, roleOf } from "./roles.ts";
import { hasFlag, OrderStatus, RequestKind, withFlag } from "./status.ts";
import { ZERO_HASH } from "./terms.ts";

const { Pending, Placed, InProgress, Delivered, RevisionRequested, Contested, Disputed } = OrderStatus;
const REQUESTABLE = [Placed, InProgress, RevisionRequested];

/**
 * The order after one more of its events; pure. Events come in the chain's order. Offers, deposits and withdrawals
 * belong to no order and change nothing.
 * @throws InconsistentEvent when the event cannot follow what is known.
 */
export function fold(order: undefined, event: EscrowEventOf<"OrderPlaced">): Order;
export function fold(order: Order, event: EscrowEvent): Order;
export function fold(order: Order | undefined, event: EscrowEvent): Order | undefined;
export function fold(order: Order | undefined, event: EscrowEvent): Order | undefined {
  if (!isOrderEvent(event)) return order;
  if (event.name === "OrderPlaced") {
    if (order !== undefined) throw new InconsistentEvent(event, "the order was placed before");
    return foldPlaced(event);
  }
  if (order === undefined) throw new InconsistentEvent(event, "the order was never placed");
  if (order.id !== event.args.id)
    throw new InconsistentEvent(event, `it belongs to another order than ${order.id}`);
  switch (event.name) {
    case "OrderAccepted":
      return foldAccepted(order, event);
    case "OrderStarted":
      return foldStarted(order, event);
    case "OrderDelivered":
      return foldDelivered(order, event);
    case "RevisionRequested":
      return foldRevisionRequested(order, event);
    case "RequestOpened":
      return foldRequestOpened(order, event);
    case "RequestAnswered":
      return foldRequestAnswered(order, event);
    case "RequestWithdrawn":
      return foldRequestWithdrawn(order, event);
    case "OrderAmended":
      return foldAmended(order, event);
    case "OrderRevoked":
      return advance(order, event, {}, { by: partyOf(order, event.args.by, event) });
    case "OrderDisputed":
      return foldDisputed(order, event);
    case "EvidenceSubmitted":
      return foldEvidence(order, event);
    case "PartReleased":
      return foldReleased(order, event);
    case "OrderCompleted":
      return foldCompleted(order, event);
    case "OrderCancelled":
      return foldCancelled(order, event);
    case "OrderSettled":
      return foldSettled(order, event);
    case "Credited":
      return foldCredited(order, event);
    default:
      return unknownEvent(event);
  }
}

/** Folds events of one order from its beginning. Undefined when none of them placed it. */
export function foldAll(events: Iterable<EscrowEvent>): Order | undefined {
  let order: Order | undefined;
  for (const event of events) order = fold(order, event);
  return order;
}

function foldPlaced(event: EscrowEventOf<"OrderPlaced">): Order {
  const { id, terms, flags, due, fromBalance, requirements } = event.args;
  const status = statusIn(event, event.args.status, [Pending, Placed, InProgress]);
  if (fromBalance > terms.price)
    throw new InconsistentEvent(event, "more came from the balance than the price");
  const ref = stepRef(event);
  const given = requirements !== ZERO_HASH;
  if (given !== hasFlag(flags, "RequirementsGiven")) {
    throw new InconsistentEvent(event, "its flags and its requirements disagree");
  }
  const order: Order = {
    id,
    terms: { ...terms },
    status,
    request: RequestKind.None,
    revisionsUsed: 0,
    flags,
    round: 1,
    due,
    respondBy: 0,
    remaining: terms.price,
    placedAt: ref.at,
    startedAt: status === InProgress ? ref.at : null,
    endedAt: null,
    requirements: given ? requirements : null,
    outcome: null,
    payments: movementsOf(event, terms),
    timeline: [],
  };
  return { ...order, timeline: [timelineStep(order, event, { by: "client", content: order.requirements })] };
}

function foldAccepted(order: Order, event: EscrowEventOf<"OrderAccepted">): Order {
  demandStatus(order, event, [Pending]);
  const status = statusIn(event, event.args.status, [Placed, InProgress]);
  const startedAt = status === InProgress ? event.block.timestamp : null;
  return advance(order, event, { status, due: event.args.due, startedAt }, { by: "seller" });
}

function foldStarted(order: Order, event: EscrowEventOf<"OrderStarted">): Order {
  demandStatus(order, event, [Pending, Placed]);
  const status = statusIn(event, event.args.status, [order.status === Pending ? Pending : InProgress]);
  const { requirements, due } = event.args;
  const flags = withFlag(order.flags, "RequirementsGiven", true);
  const startedAt = status === InProgress ? event.block.timestamp : order.startedAt;
  return advance(
    order,
    event,
    { status, due, flags, requirements, startedAt },
    { by: "client", content: requirements },
  );
}

function foldDelivered(order: Order, event: EscrowEventOf<"OrderDelivered">): Order {
  demandStatus(order, event, [InProgress, RevisionRequested]);
  const { content, due, late } = event.args;
  const flags = withFlag(order.flags, "DeliveredLate", late);
  return advance(
    order,
    event,
    { status: Delivered, due, flags, ...closedRequest(order) },
    { by: "seller", content, detail: { kind: "delivered", late, revision: order.revisionsUsed } },
  );
}

function foldRevisionRequested(order: Order, event: EscrowEventOf<"RevisionRequested">): Order {
  demandStatus(order, event, [Delivered]);
  const { content, due } = event.args;
  const flags = withFlag(order.flags, "DeliveredLate", false);
  // Saturates as the contract's byte does; the count matters only below the limit of the terms.
  const revisionsUsed = Math.min(order.revisionsUsed + 1, 255);
  return advance(
    order,
    event,
    { status: RevisionRequested, due, flags, revisionsUsed },
    { by: "client", content },
  );
}

function foldRequestOpened(order: Order, event: EscrowEventOf<"RequestOpened">): Order {
  demandStatus(order, event, [...REQUESTABLE, Delivered]);
  if (order.request !== RequestKind.None) throw new InconsistentEvent(event, "another request is open");
  const request = event.args.kind as RequestKind;
  const parties = requestParties(request);
  if (parties === undefined) throw new InconsistentEvent(event, "it names no request");
  const { content, respondBy } = event.args;
  return advance(
    order,
    event,
    { request, respondBy },
    { by: parties.by, content, detail: { kind: "request", request, respondBy } },
  );
}

function foldRequestAnswered(order: Order, event: EscrowEventOf<"RequestAnswered">): Order {
  const parties = demandRequest(order, event, event.args.kind);
  const status = statusIn(event, event.args.status, [order.status === Delivered ? Contested : order.status]);
  const { content, due, accepted } = event.args;
  return advance(
    order,
    event,
    { status, due, ...closedRequest(order) },
    { by: parties.of, content, detail: { kind: "request_closed", request: order.request, accepted } },
  );
}

function foldRequestWithdrawn(order: Order, event: EscrowEventOf<"RequestWithdrawn">): Order {
  const parties = demandRequest(order, event, event.args.kind);
  const detail = { kind: "request_closed", request: order.request, accepted: null } as const;
  return advance(order, event, closedRequest(order), { by: parties.by, detail });
}

function foldAmended(order: Order, event: EscrowEventOf<"OrderAmended">): Order {
  demandStatus(order, event, REQUESTABLE);
  const { amount, fromBalance, due, content } = event.args;
  if (fromBalance > amount) throw new InconsistentEvent(event, "more came from the balance than was added");
  const detail = { kind: "amended", amount, dueChanged: due !== order.due } as const;
  const amended = advance(
    order,
    event,
    { remaining: order.remaining + amount, due },
    { by: "either", content, detail },
  );
  return { ...amended, payments: [...order.payments, ...movementsOf(event, order.terms)] };
}

function foldDisputed(order: Order, event: EscrowEventOf<"OrderDisputed">): Order {
  demandStatus(order, event, [InProgress, Delivered, RevisionRequested, Contested]);
  const { by, content, due } = event.args;
  const step = { by: partyOf(order, by, event), content };
  return advance(order, event, { status: Disputed, due, ...closedRequest(order) }, step);
}

function foldEvidence(order: Order, event: EscrowEventOf<"EvidenceSubmitted">): Order {
  demandStatus(order, event, [Disputed]);
  const by = partyOf(order, event.args.by, event);
  return {
    ...order,
    timeline: [...order.timeline, timelineStep(order, event, { by, content: event.args.content })],
  };
}

function demandRequest(order: Order, event: EscrowEvent, kind: number) {
  const parties = requestParties(order.request);
  if (parties === undefined || order.request !== kind) {
    throw new InconsistentEvent(event, `the open request is ${order.request}, not ${kind}`);
  }
  return parties;
}

function statusIn(event: EscrowEvent, status: number, allowed: readonly OrderStatus[]): OrderStatus {
  const found = allowed.find((one) => one === status);
  if (found === undefined)
    throw new InconsistentEvent(event, `status ${status} is not among ${allowed.join(", ")}`);
  return found;
}

function partyOf(order: Order, account: `0x${string}`, event: EscrowEvent): "client" | "seller" | "arbiter" {
  const role = roleOf(order.terms, account);
  if (role === "anyone") throw new InconsistentEvent(event, `${account} has no part in the order`);
  return role;
}

function unknownEvent(event: never): never {
  throw new InconsistentEvent(event, "nothing is known of such an event");
}
