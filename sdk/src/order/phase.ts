import { type JudgedOrder, type LateBy, momentOf, seriouslyOverdue } from "./judge.ts";
import type { Actor } from "./lifecycle.ts";
import { requestParties } from "./roles.ts";
import { OrderStatus, RequestKind } from "./status.ts";

/** Names of funded orders' states on the wire (FEATURES API-1). `paid` is Placed: waiting for requirements. */
export const PHASES = {
  1: "pending",
  2: "paid",
  3: "in_progress",
  4: "delivered",
  5: "revision_requested",
  6: "contested",
  7: "disputed",
  8: "completed",
  9: "cancelled",
  10: "settled",
} as const;
export type PhaseName = (typeof PHASES)[keyof typeof PHASES];
export type PhaseMark = "overdue" | "seriously_overdue";

/** Where an order stands, as people and programs read it; the mark depends on the time. */
export type Phase = { name: PhaseName; mark: PhaseMark | null };

/** The wire's name of a status. @throws RangeError for None: nothing was placed. */
export function phaseName(status: OrderStatus): PhaseName {
  if (status === OrderStatus.None) throw new RangeError("An order that was never placed has no phase.");
  return PHASES[status];
}

/** The status of a wire name; the inverse of `phaseName`. */
export function statusOfPhase(name: PhaseName): OrderStatus {
  const found = Object.entries(PHASES).find(([, phase]) => phase === name);
  if (found === undefined) throw new RangeError(`"${name}" is no phase of an order.`);
  return Number(found[0]) as OrderStatus;
}

/** Status and mark (FEATURES DLV-4) at `now`, unix seconds. */
export function phase(order: Pick<JudgedOrder, "status"> & LateBy, now: number): Phase {
  const name = phaseName(order.status);
  const working = order.status === OrderStatus.InProgress || order.status === OrderStatus.RevisionRequested;
  if (!working || now <= order.due) return { name, mark: null };
  return { name, mark: now > seriouslyOverdue(order) ? "seriously_overdue" : "overdue" };
}

/** A moment at which something ends. `at` is its last second, unix time. */
export type Deadline = {
  kind:
    | "acceptance"
    | "delivery"
    | "grace"
    | "review"
    | "response"
    | "ruling"
    /** From this second on the client may open another request. */
    | "next_request";
  at: number;
  /** Whose time runs. */
  of: Exclude<Actor, "anyone">;
};

/** Every deadline that runs for an order now, the nearest first. */
export function deadlines(order: JudgedOrder): Deadline[] {
  const found: Deadline[] = [];
  switch (order.status) {
    case OrderStatus.Pending:
      found.push({ kind: "acceptance", at: order.terms.validUntil, of: "seller" });
      break;
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      found.push({ kind: "delivery", at: order.due, of: "seller" });
      found.push({ kind: "grace", at: momentOf(order, "seriouslyOverdue"), of: "seller" });
      break;
    case OrderStatus.Delivered:
    case OrderStatus.Contested:
      found.push({ kind: "review", at: order.due, of: "client" });
      break;
    case OrderStatus.Disputed:
      found.push({ kind: "ruling", at: order.due, of: "arbiter" });
      break;
    case OrderStatus.None:
    case OrderStatus.Placed:
    case OrderStatus.Completed:
    case OrderStatus.Cancelled:
    case OrderStatus.Settled:
      break;
  }
  const parties = requestParties(order.request);
  if (parties !== undefined) found.push({ kind: "response", at: order.respondBy, of: parties.of });
  else if (order.respondBy > 0 && mayAskAgain(order.status)) {
    found.push({ kind: "next_request", at: order.respondBy, of: "client" });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Whom the order waits for: who answers an open request, else who makes the status move on. Empty when it ended. */
export function waitingFor(
  order: Pick<JudgedOrder, "status" | "request">,
): readonly Exclude<Actor, "anyone">[] {
  const parties = requestParties(order.request);
  if (order.request !== RequestKind.None && parties !== undefined) return [parties.of];
  switch (order.status) {
    case OrderStatus.Pending:
    case OrderStatus.InProgress:
    case OrderStatus.RevisionRequested:
      return ["seller"];
    case OrderStatus.Placed:
    case OrderStatus.Delivered:
      return ["client"];
    case OrderStatus.Contested:
      return ["client", "seller"];
    case OrderStatus.Disputed:
      return ["arbiter"];
    case OrderStatus.None:
    case OrderStatus.Completed:
    case OrderStatus.Cancelled:
    case OrderStatus.Settled:
      return [];
  }
}

function mayAskAgain(status: OrderStatus): boolean {
  return status >= OrderStatus.Placed && status <= OrderStatus.RevisionRequested;
}
