import { OrderStatus, RequestKind, waitingFor } from "@holdfast/sdk/order";
import type { OrderStand, PartyRole } from "./ports.ts";

/** Every stand at which an order waits for somebody in this role: the sdk's rule, written out for a search. */
export function waitingStands(role: PartyRole): OrderStand[] {
  const statuses = Object.values(OrderStatus);
  return statuses.flatMap((status) =>
    Object.values(RequestKind)
      .filter((request) => waitingFor({ status, request }).includes(role))
      .map((request): OrderStand => [status, request]),
  );
}
