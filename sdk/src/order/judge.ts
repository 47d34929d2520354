import {
  type Actor,
  LIFECYCLE,
  type LifecycleRow,
  type Moment,
  ORDER_ACTIONS,
  type OrderAction,
  type Requirement,
  type TimeLimit,
} from "./lifecycle.ts";
import { releaseStep } from "./money.ts";
import { requestParties } from "./roles.ts";
import type { OrderState } from "./state.ts";
import { hasFlag, type OrderStatus, RequestKind } from "./status.ts";
import { type Terms, UNLIMITED_REVISIONS, ZERO_ADDRESS } from "./terms.ts";

/** What judging needs: the order's word and its terms. Every folded `Order` is one. */
export type JudgedOrder = OrderState & {
  terms: Pick<Terms, "graceTime" | "validUntil" | "revisions" | "platformFeeBps" | "token">;
};

/** What says how late an order is: its date, and how long the client waits after it. Unix seconds, seconds. */
export type LateBy = Pick<JudgedOrder, "due"> & { terms: Pick<Terms, "graceTime"> };

/** Who wants to do what, and when: unix seconds of the block it would be mined in. */
export type Ask = { action: OrderAction; actor: Actor; now: number };

/** Why an action is refused, with what a sentence about it needs. Times are unix seconds. */
export type Refusal =
  | { code: "not_your_part"; actors: readonly Actor[] }
  | { code: "wrong_status"; status: OrderStatus; from: readonly OrderStatus[] }
  | { code: "request_open"; kind: RequestKind }
  | { code: "no_request_open" }
  | { code: "request_not_yours"; kind: RequestKind }
  | { code: "request_is_yours"; kind: RequestKind }
  | { code: "requirements_given" }
  | { code: "not_delivered_late" }
  | { code: "revisions_used_up"; revisions: number }
  | { code: "nothing_releasable"; step: bigint; remaining: bigint }
  | { code: "rounds_used_up" }
  | { code: "too_early"; notBefore: number }
  | { code: "too_late"; deadline: number };

/** Rounds that only steps which lead to an end may use, so that nobody can wear the counter out. */
const LAST_ROUNDS = 2 ** 20;
const MAX_ROUND = 2 ** 32 - 1;

/**
 * Everything `actor` may do with `order` at `now` (unix seconds of the block it would be mined in), in the table's
 * order. What anyone may do is included. Arguments and signatures are judged by the contract alone.
 */
export function allowedActions(order: JudgedOrder, actor: Actor, now: number): OrderAction[] {
  return ORDER_ACTIONS.filter((action) => whyNot(order, { action, actor, now }) === undefined);
}

/**
 * Why `actor` cannot do `action` at `now`, or undefined when they can. Of several reasons it gives the one that is
 * nearest to allowing it: a wrong time rather than a wrong status, a wrong status rather than a wrong person.
 * @param table the protocol's own, unless a test wants to know whether another would be noticed.
 */
export function whyNot(
  order: JudgedOrder,
  ask: Ask,
  table: readonly LifecycleRow[] = LIFECYCLE,
): Refusal | undefined {
  const rows = table.filter((row) => row.action === ask.action);
  const theirs = rows.filter((row) => row.actors.includes(ask.actor) || row.actors.includes("anyone"));
  if (theirs.length === 0) return { code: "not_your_part", actors: rows.flatMap((row) => row.actors) };
  const here = theirs.filter((row) => row.from.includes(order.status));
  if (here.length === 0) {
    const elsewhere = rows.filter((row) => row.from.includes(order.status));
    if (elsewhere.length > 0)
      return { code: "not_your_part", actors: elsewhere.flatMap((row) => row.actors) };
    return { code: "wrong_status", status: order.status, from: theirs.flatMap((row) => row.from) };
  }
  let first: Refusal | undefined;
  for (const row of here) {
    const refusal = refusalOfRow(order, row, ask);
    if (refusal === undefined) return undefined;
    first ??= refusal;
  }
  return first;
}

/**
 * Everything that stands against an action, of all rows that have it: the contract names the first one that it comes
 * upon, which need not be the one that `whyNot` chose. Empty when the action is allowed.
 */
export function reasonsAgainst(order: JudgedOrder, ask: Ask): Refusal[] {
  if (whyNot(order, ask) === undefined) return [];
  return LIFECYCLE.filter((row) => row.action === ask.action).flatMap((row): Refusal[] => {
    const { actors, from } = row;
    const isTheirs = actors.includes(ask.actor) || actors.includes("anyone");
    return [
      ...(isTheirs ? [] : [{ code: "not_your_part", actors } as const]),
      ...(from.includes(order.status) ? [] : [{ code: "wrong_status", status: order.status, from } as const]),
      ...refusalsOfRow(order, row, ask),
    ];
  });
}

/** The row by which `actor` may do `action` at `now`: the first of the table that allows it. */
export function allowingRow(
  order: JudgedOrder,
  ask: Ask,
  table: readonly LifecycleRow[] = LIFECYCLE,
): LifecycleRow | undefined {
  return table.find(
    (row) =>
      row.action === ask.action &&
      (row.actors.includes(ask.actor) || row.actors.includes("anyone")) &&
      row.from.includes(order.status) &&
      refusalOfRow(order, row, ask) === undefined,
  );
}

/** Unix seconds of a moment that the order names. */
export function momentOf(order: JudgedOrder, moment: Moment): number {
  switch (moment) {
    case "due":
      return order.due;
    case "seriouslyOverdue":
      return seriouslyOverdue(order);
    case "respondBy":
      return order.respondBy;
    case "validUntil":
      return order.terms.validUntil;
  }
}

/** The last second at which an order is not yet seriously overdue, unix time. */
export function seriouslyOverdue({ due, terms }: LateBy): number {
  return due + terms.graceTime;
}

function refusalOfRow(
  order: JudgedOrder,
  row: LifecycleRow,
  ask: { actor: Actor; now: number },
): Refusal | undefined {
  return refusalsOfRow(order, row, ask)[0];
}

/** Which of a row's conditions are not met, who and whence aside. */
function refusalsOfRow(order: JudgedOrder, row: LifecycleRow, ask: { actor: Actor; now: number }): Refusal[] {
  const refusals = [
    refusalByRequest(order, row, ask.actor),
    ...(row.requires ?? []).map((requirement) => refusalByRequirement(order, requirement)),
    ...(row.when ?? []).map((limit) => refusalByTime(order, limit, ask)),
  ];
  return refusals.filter((refusal) => refusal !== undefined);
}

function refusalByRequest(order: JudgedOrder, row: LifecycleRow, actor: Actor): Refusal | undefined {
  const parties = requestParties(order.request);
  switch (row.request) {
    case "any":
      return undefined;
    case "none":
      return parties === undefined ? undefined : { code: "request_open", kind: order.request };
    case "open":
      return parties === undefined ? { code: "no_request_open" } : undefined;
    case "own":
      if (parties === undefined) return { code: "no_request_open" };
      return parties.by === actor ? undefined : { code: "request_not_yours", kind: order.request };
    case "other":
      if (parties === undefined) return { code: "no_request_open" };
      return parties.of === actor ? undefined : { code: "request_is_yours", kind: order.request };
  }
}

function refusalByRequirement(order: JudgedOrder, requirement: Requirement): Refusal | undefined {
  const { revisions, platformFeeBps } = order.terms;
  switch (requirement) {
    case "requirementsNotGiven":
      return hasFlag(order.flags, "RequirementsGiven") ? { code: "requirements_given" } : undefined;
    case "deliveredLate":
      return hasFlag(order.flags, "DeliveredLate") ? undefined : { code: "not_delivered_late" };
    case "revisionsLeft":
      if (revisions === UNLIMITED_REVISIONS || order.revisionsUsed < revisions) return undefined;
      return { code: "revisions_used_up", revisions };
    case "partReleasable": {
      const step = releaseStep(platformFeeBps);
      return step < order.remaining
        ? undefined
        : { code: "nothing_releasable", step, remaining: order.remaining };
    }
    case "paidInToken":
      return order.terms.token === ZERO_ADDRESS ? { code: "not_your_part", actors: ["client"] } : undefined;
    case "roundsLeft":
      return order.round < MAX_ROUND - LAST_ROUNDS ? undefined : { code: "rounds_used_up" };
  }
}

function refusalByTime(
  order: JudgedOrder,
  limit: TimeLimit,
  ask: { actor: Actor; now: number },
): Refusal | undefined {
  if (limit.only === "whileRequestOpen" && order.request === RequestKind.None) return undefined;
  if (limit.only === "whenLate" && !hasFlag(order.flags, "DeliveredLate")) return undefined;
  if (limit.only === "whileAsked" && requestParties(order.request)?.of !== ask.actor) return undefined;
  const moment = momentOf(order, limit.moment);
  switch (limit.is) {
    case "until":
      return ask.now <= moment ? undefined : { code: "too_late", deadline: moment };
    case "after":
      return ask.now > moment ? undefined : { code: "too_early", notBefore: moment + 1 };
    case "from":
      return ask.now >= moment ? undefined : { code: "too_early", notBefore: moment };
  }
}
