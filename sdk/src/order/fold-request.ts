import type { Order } from "./order.ts";
import { RequestKind } from "./status.ts";

/** A closed request leaves `respondBy` behind when it was the client's: it limits the client's next one. */
export function closedRequest(order: Order): Pick<Order, "request" | "respondBy"> {
  const respondBy = order.request === RequestKind.CancelBySeller ? 0 : order.respondBy;
  return { request: RequestKind.None, respondBy };
}
