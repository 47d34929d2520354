import { type OrderAction, OrderStatus, requestParties } from "@holdfast/sdk/order";
import type { OrderModel } from "../model.ts";

export type Choice = {
  readonly primary: OrderAction | null;
  readonly others: readonly OrderAction[];
  /** Rarely right; folded away. */
  readonly rare: readonly OrderAction[];
};

/** What moves the order on, the best first. The first that is allowed becomes the main button. */
const CLIENT: readonly OrderAction[] = ["rule", "answer", "expireRequest", "start", "reclaim"];
const SELLER: readonly OrderAction[] = ["rule", "answer", "accept", "deliver", "claim", "expireDispute"];

/** Needs the other party's signature, which this page does not collect, or is done elsewhere. */
const ELSEWHERE: readonly OrderAction[] = ["place", "amend", "settle"];

/** Sorts what is allowed into one main button, quiet ones and rare ones. */
export function choose(model: OrderModel, allowed: readonly OrderAction[]): Choice {
  const possible = allowed.filter((action) => !ELSEWHERE.includes(action) && fits(action, model));
  const primary = preference(model).find((action) => possible.includes(action)) ?? null;
  const rest = possible.filter((action) => action !== primary);
  return {
    primary,
    others: rest.filter((action) => !isRare(action, model)),
    rare: rest.filter((action) => isRare(action, model)),
  };
}

function preference({ role, state }: OrderModel): readonly OrderAction[] {
  switch (role) {
    case "client":
      // Late or not, the work is there to be looked at first.
      if (state.status === OrderStatus.Delivered) return ["answer", "expireRequest", "approve"];
      if (state.status === OrderStatus.Contested) return [...CLIENT, "dispute", "claim"];
      if (state.status === OrderStatus.Disputed) return [...CLIENT, "expireDispute", "evidence"];
      return CLIENT;
    case "seller":
      // Who left a request unanswered does not end the order against themselves by the main button.
      if (requestParties(state.request)?.by === "seller") return ["expireRequest", ...SELLER];
      if (state.status === OrderStatus.Contested) return [...SELLER, "dispute"];
      if (state.status === OrderStatus.Disputed) return [...SELLER, "evidence"];
      return SELLER;
    case "arbiter":
    case "anyone":
      return ["rule", "expireDispute", "claim", "expireRequest"];
  }
}

/** Allowed by the contract, but without sense for this person now. */
function fits(action: OrderAction, { role, state, order }: OrderModel): boolean {
  switch (action) {
    case "requestCancel":
    case "requestProgress":
      // Before the work starts the client cancels without asking.
      return role !== "client" || state.status !== OrderStatus.Placed;
    case "rule":
      // The arbiter writes the ruling on the page; this is for carrying a signed one out.
      return order.ruling !== null;
    case "expireRequest":
    case "claim":
    case "expireDispute":
    case "place":
    case "accept":
    case "start":
    case "cancel":
    case "deliver":
    case "approve":
    case "release":
    case "requestRevision":
    case "requestRefund":
    case "answer":
    case "withdrawRequest":
    case "amend":
    case "revoke":
    case "reclaim":
    case "dispute":
    case "evidence":
    case "settle":
      return true;
  }
}

function isRare(action: OrderAction, { role, state }: OrderModel): boolean {
  switch (action) {
    case "revoke":
    case "release":
      return true;
    case "approve":
      return state.status !== OrderStatus.Delivered && state.status !== OrderStatus.Contested;
    case "cancel":
      return role === "seller" && state.status !== OrderStatus.Pending;
    case "dispute":
      return state.status !== OrderStatus.Delivered && state.status !== OrderStatus.Contested;
    default:
      return false;
  }
}
