import { phase, waitingFor } from "@holdfast/sdk/order";
import { useChainNow } from "../../../shared/live/clock.ts";
import { OrderStatusBadge } from "../../../shared/order/OrderStatusBadge.tsx";
import { isOwn, openProposal, useProposals } from "../assistant/proposals.ts";
import { useOrder } from "../model.ts";

/** Status and mark to the second: "overdue" must not wait for the page to be drawn anew. */
export function StatusNow() {
  const model = useOrder();
  const { state, role } = model;
  const now = useChainNow();
  const { name, mark } = phase(state, now);
  const proposal = openProposal(model, useProposals(model), now);
  const asked = proposal !== null && !isOwn(model, proposal);
  // Seriously late, it is the client's to end, too: the money is there for the taking.
  const reclaimable = role === "client" && mark === "seriously_overdue";
  const yours = asked || reclaimable || (role !== "anyone" && waitingFor(state).includes(role));
  return <OrderStatusBadge status={name} marks={mark ? [mark] : []} waitsForYou={yours} />;
}
