import {
  type Deadline,
  deadlines,
  isOpen,
  OrderStatus,
  RequestKind,
  requestParties,
  whyNot,
} from "@holdfast/sdk/order";
import type { OrderModel } from "../model.ts";
import { texts } from "../texts.ts";

/** One sentence for this person: where the order stands and what is expected of them. */
export function sentenceOf(model: OrderModel, now: number): string {
  const { state, role, names, order, money } = model;
  const say = texts.sentence;
  if (role === "anyone") return say.watching;
  if (role === "arbiter" && isOpen(state.status) && state.status !== OrderStatus.Disputed) return say.onCall;
  if (state.request !== RequestKind.None && !mayReclaim(model, now)) return requestSentence(model, now);
  const over = now > state.due;
  const client = role === "client";
  switch (state.status) {
    case OrderStatus.None:
      return "";
    case OrderStatus.Pending:
      if (now > state.terms.validUntil)
        return (client ? say.pending.clientOver : say.pending.sellerOver)(names);
      return (client ? say.pending.client : say.pending.seller)(names);
    case OrderStatus.Placed:
      return (client ? say.placed.client : say.placed.seller)(names);
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return workSentence(model, now);
    case OrderStatus.Delivered:
      if (client && mayReclaim(model, now)) return say.delivered.clientLate(names);
      if (client) return (over ? say.delivered.clientOver : say.delivered.client)(names);
      return over ? say.delivered.sellerOver : say.delivered.seller(names);
    case OrderStatus.Contested:
      if (client) return (over ? say.contested.clientOver : say.contested.client)(names);
      return over ? say.contested.sellerOver : say.contested.seller(names);
    case OrderStatus.Disputed:
      if (over) return say.disputed.over;
      if (role === "arbiter") return order.ruling ? say.disputed.arbiterRuled : say.disputed.arbiter;
      return (order.ruling ? say.disputed.ruled : say.disputed.party)(names);
    case OrderStatus.Completed:
      if (role === "seller") return say.completedSeller(money(order.totals.toSeller));
      return (client ? say.completedClient : say.completed)(names, money(order.totals.toSeller));
    case OrderStatus.Cancelled:
      return say.cancelled(names, money(order.totals.toClient));
    case OrderStatus.Settled:
      return say.settled(names, money(order.totals.toSeller), money(order.totals.toClient));
  }
}

/** Whether this client can take all the money back alone now: then that is the news, whatever is asked besides. */
function mayReclaim({ state, role }: OrderModel, now: number): boolean {
  if (role !== "client" || requestParties(state.request)?.of === "client") return false;
  return whyNot(state, { action: "reclaim", actor: "client", now }) === undefined;
}

function workSentence({ state, role, names }: OrderModel, now: number): string {
  const say = texts.sentence.working;
  const late = now > state.due;
  const lost = now > state.due + state.terms.graceTime;
  if (role === "seller") {
    if (lost) return say.sellerReclaim(names);
    if (late) return say.sellerLate(names);
    return (state.status === OrderStatus.RevisionRequested ? texts.sentence.revision.seller : say.seller)(
      names,
    );
  }
  if (lost) return say.clientReclaim(names);
  if (late) return say.clientLate(names);
  return (state.status === OrderStatus.RevisionRequested ? texts.sentence.revision.client : say.client)(
    names,
  );
}

function requestSentence({ state, role, names }: OrderModel, now: number): string {
  const say = texts.sentence.request;
  const parties = requestParties(state.request);
  if (!parties) return "";
  const asked = role === parties.of;
  const answerer = names[parties.of];
  if (now > state.respondBy) return asked ? say.expiredYou : say.expired(answerer);
  const kind =
    state.request === RequestKind.Progress
      ? "progress"
      : state.request === RequestKind.Refund
        ? "refund"
        : "cancel";
  return asked ? say[`${kind}Asked`](names[parties.by]) : say[`${kind}Asker`](answerer);
}

export type Running = { readonly until: number; readonly outcome: string };

/** The deadline that matters most now, with what happens then; null when nothing runs. */
export function countdownOf(model: OrderModel, now: number): Running | null {
  const all = deadlines(model.state).filter((one) => one.kind !== "next_request");
  const response = all.find((one) => one.kind === "response");
  const deadline = response ?? all.find((one) => one.at >= now) ?? all.at(-1);
  return deadline ? { until: deadline.at, outcome: words(deadline, model, now) } : null;
}

function words(deadline: Deadline, model: OrderModel, now: number): string {
  const over = now > deadline.at;
  const say = texts.deadline;
  switch (deadline.kind) {
    case "acceptance":
      return over ? say.acceptanceOver : say.acceptance;
    case "delivery":
      return say.delivery;
    case "grace":
      return over ? say.graceOver : say.grace;
    case "review":
      if (over) return say.reviewOver;
      return model.state.status === OrderStatus.Contested ? say.contested : say.review;
    case "response":
      return over ? say.responseOver : say.response;
    case "ruling":
      if (over) return say.rulingOver;
      // The contract takes a signed ruling until then, and no later.
      return model.order.ruling ? say.carryOut : say.ruling;
    case "next_request":
      return "";
  }
}
