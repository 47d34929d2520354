import type { EscrowEventOf, OrderEvent } from "./events.ts";
import { closedRequest } from "./fold-request.ts";
import { advance, demandStatus, type StepNote } from "./fold-step.ts";
import { InconsistentEvent } from "./inconsistent-event.ts";
import { creditPayout, movementsOf } from "./movements.ts";
import type { Order, Outcome } from "./order.ts";
import { requestParties, sameAddress } from "./roles.ts";
import {
  CancelCause,
  CompleteCause,
  OPEN_STATUSES,
  OrderStatus,
  RequestKind,
  SettleCause,
} from "./status.ts";

const { InProgress, Delivered, RevisionRequested, Contested, Disputed } = OrderStatus;
const { Completed, Cancelled, Settled, Placed } = OrderStatus;

export function foldReleased(order: Order, event: EscrowEventOf<"PartReleased">): Order {
  demandStatus(order, event, [InProgress, Delivered, RevisionRequested, Contested]);
  const { toSeller, platformFee } = event.args;
  const remaining = order.remaining - toSeller - platformFee;
  if (remaining <= 0n) throw new InconsistentEvent(event, "a part release left nothing");
  const released = advance(
    order,
    event,
    { remaining },
    { by: "client", detail: { kind: "released", toSeller, platformFee } },
  );
  return withMovements(released, event);
}

export function foldCompleted(order: Order, event: EscrowEventOf<"OrderCompleted">): Order {
  const { toSeller, platformFee } = event.args;
  const cause = causeIn(event, event.args.cause, CompleteCause);
  const claimable = [Delivered, Contested];
  const approvable = [InProgress, Delivered, RevisionRequested, Contested, Disputed];
  demandStatus(order, event, cause === CompleteCause.Claimed ? claimable : approvable);
  const outcome = { kind: "completed", cause, toSeller, platformFee } as const;
  const by = cause === CompleteCause.Claimed ? "anyone" : "client";
  const parts = { toSeller, toClient: 0n, platformFee, arbiterFee: 0n };
  return finish(order, event, { status: Completed, outcome, parts, note: { by } });
}

export function foldCancelled(order: Order, event: EscrowEventOf<"OrderCancelled">): Order {
  demandStatus(order, event, OPEN_STATUSES);
  const { refund, content } = event.args;
  const cause = causeIn(event, event.args.cause, CancelCause);
  const byRequest = cause === CancelCause.RequestAccepted || cause === CancelCause.RequestExpired;
  if (byRequest && order.request === RequestKind.None)
    throw new InconsistentEvent(event, "no request was open");
  const outcome = { kind: "cancelled", cause, refund } as const;
  const parts = { toSeller: 0n, toClient: refund, platformFee: 0n, arbiterFee: 0n };
  const note = { by: whoCancelled(order, cause), content };
  return finish(order, event, { status: Cancelled, outcome, parts, note });
}

export function foldSettled(order: Order, event: EscrowEventOf<"OrderSettled">): Order {
  const { toSeller, toClient, platformFee, arbiterFee, content } = event.args;
  const cause = causeIn(event, event.args.cause, SettleCause);
  const agreeable = [Placed, InProgress, Delivered, RevisionRequested, Contested, Disputed];
  demandStatus(order, event, cause === SettleCause.Agreed ? agreeable : [Disputed]);
  const parts = { toSeller, toClient, platformFee, arbiterFee };
  const outcome = { kind: "settled", cause, ...parts } as const;
  const by = {
    [SettleCause.Ruled]: "arbiter",
    [SettleCause.Agreed]: "either",
    [SettleCause.Expired]: "anyone",
  } as const;
  return finish(order, event, { status: Settled, outcome, parts, note: { by: by[cause], content } });
}

/** A payout that stayed in the party's balance: the push failed, or the client keeps refunds there. */
export function foldCredited(order: Order, event: EscrowEventOf<"Credited">): Order {
  const { token } = event.args;
  if (!sameAddress(token, order.terms.token)) throw new InconsistentEvent(event, "it is in another token");
  const payments = creditPayout(order.payments, event);
  if (payments === null) throw new InconsistentEvent(event, "no payout of this amount came before it");
  return { ...order, payments };
}

type Parts = { toSeller: bigint; toClient: bigint; platformFee: bigint; arbiterFee: bigint };
type End = { status: OrderStatus; outcome: Outcome; parts: Parts; note: Omit<StepNote, "detail"> };

function finish(order: Order, event: OrderEvent, end: End): Order {
  const { toSeller, toClient, platformFee, arbiterFee } = end.parts;
  const sum = toSeller + toClient + platformFee + arbiterFee;
  if (sum !== order.remaining) {
    throw new InconsistentEvent(event, `it pays out ${sum} of the ${order.remaining} that remain`);
  }
  const { status, outcome } = end;
  const ended = advance(
    order,
    event,
    { status, outcome, remaining: 0n, endedAt: event.block.timestamp, ...closedRequest(order) },
    { ...end.note, detail: outcome },
  );
  return withMovements(ended, event);
}

function withMovements(order: Order, event: OrderEvent): Order {
  return { ...order, payments: [...order.payments, ...movementsOf(event, order.terms)] };
}

function whoCancelled(order: Order, cause: CancelCause): StepNote["by"] {
  switch (cause) {
    case CancelCause.ByClient:
    case CancelCause.Reclaimed:
      return "client";
    case CancelCause.BySeller:
      return "seller";
    case CancelCause.RequestAccepted:
      return requestParties(order.request)?.of ?? "either";
    case CancelCause.RequestExpired:
      return "anyone";
  }
}

function causeIn<Causes extends Record<string, number>>(
  event: OrderEvent,
  value: number,
  causes: Causes,
): Causes[keyof Causes] {
  const found = Object.values(causes).find((cause) => cause === value);
  if (found === undefined) throw new InconsistentEvent(event, `cause ${value} is unknown`);
  return found as Causes[keyof Causes];
}
