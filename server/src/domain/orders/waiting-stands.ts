import { OPEN_STATUSES, RequestKind, waitingFor } from "@holdfast/sdk/order";
import type { OrderStand, PartyRole } from "./ports.ts";

/**
 * Every stand at which an order waits for somebody in this role: the sdk's rule, written out for a search. Nothing is asked
 * in what ended (the contract closes the request), so the many ended orders need not be looked through.
 */
export function waitingStands(role: PartyRole): OrderStand[] {
  return OPEN_STATUSES.flatMap((status) =>
    Object.values(RequestKind)
      .filter((request) => waitingFor({ status, request }).includes(role))
      .map((request): OrderStand => [status, request]),
  );
}
