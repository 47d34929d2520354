import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import type { NotificationPorts } from "../notifications/ports.ts";
import { partyRole, visibleOrder } from "../orders/access.ts";
import type { OrderPorts } from "../orders/ports.ts";
import { notFound, Refusal } from "../refusal.ts";
import { listProposals, type ProposalsView } from "./list-proposals.ts";
import { dataOf } from "./make-proposal.ts";

/**
 * The other party declines a proposal, or its author withdraws it. The signature itself lives until its time or its
 * round ends: only `revoke` on the chain voids it sooner.
 * @throws Refusal `not_found`, `not_allowed` to the wrong one of the two, `wrong_state` when it is over
 */
export async function endProposal(
  ports: OrderPorts & NotificationPorts,
  input: { id: Hash; caller: Caller; proposal: Hash; as: "declined" | "withdrawn" },
): Promise<ProposalsView> {
  const { id, caller, as } = input;
  const order = await visibleOrder(ports, { id, caller });
  const role = partyRole(order.terms, caller.address);
  if (role !== "client" && role !== "seller") {
    throw new Refusal("not_allowed", "Only the client and the seller of an order answer its proposals.");
  }
  const { items } = await listProposals(ports, { id, caller });
  const found = items.find((one) => one.id === input.proposal);
  if (!found) throw notFound("This proposal");
  const own = found.author === caller.address;
  if (as === "declined" && own)
    throw new Refusal("not_allowed", "This proposal is yours: withdraw it instead.");
  if (as === "withdrawn" && !own)
    throw new Refusal("not_allowed", "This proposal is not yours: decline it instead.");
  if (found.state !== "open") throw new Refusal("wrong_state", "This proposal is over already.");
  if (!(await ports.proposals.end(found.id, as)))
    throw new Refusal("wrong_state", "This proposal is over already.");
  const { client, seller, token } = order.terms;
  await notify(ports, {
    kind: as === "declined" ? "proposal_declined" : "proposal_withdrawn",
    accounts: [role === "client" ? seller : client],
    orderId: id,
    data: { by: caller.address, token, ...dataOf(found.message) },
    key: `proposal:${found.id}:${as}`,
  });
  await ports.announce(id, order.state.round);
  return listProposals(ports, { id, caller });
}
