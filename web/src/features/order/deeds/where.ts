import { type OrderAction, OrderStatus } from "@holdfast/sdk/order";
import type { OrderModel } from "../model.ts";

/** What the Order Assistant offers, with its form and its reasons: not said twice on the page. */
export function standsInAssistant(action: OrderAction, { role, state }: OrderModel): boolean {
  switch (action) {
    case "requestCancel":
    case "requestProgress":
    case "release":
      return true;
    case "cancel":
      return role === "seller" && state.status !== OrderStatus.Pending;
    default:
      return false;
  }
}

/** What stands behind "I am not satisfied" while the client reviews a delivery. */
export function isWayOut(action: OrderAction, { role, state }: OrderModel): boolean {
  if (role !== "client" || state.status !== OrderStatus.Delivered) return false;
  return action === "requestRevision" || action === "requestRefund" || action === "dispute";
}
