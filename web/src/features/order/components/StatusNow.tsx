import { phase, waitingFor } from "@holdfast/sdk/order";
import { useChainNow } from "../../../shared/live/clock.ts";
import { OrderStatusBadge } from "../../../shared/order/OrderStatusBadge.tsx";
import { useOrder } from "../model.ts";

/** Status and mark to the second: "overdue" must not wait for the page to be drawn anew. */
export function StatusNow() {
  const { state, role } = useOrder();
  const { name, mark } = phase(state, useChainNow());
  const yours = role !== "anyone" && waitingFor(state).includes(role);
  return <OrderStatusBadge status={name} marks={mark ? [mark] : []} waitsForYou={yours} />;
}
