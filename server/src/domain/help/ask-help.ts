import { isOpen } from "@holdfast/sdk/order";
import type { Hash } from "viem";
import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import { partyRole, visibleOrder } from "../orders/access.ts";
import { Refusal } from "../refusal.ts";
import type { HelpPorts, HelpRecord } from "./ports.ts";

/**
 * A party asks the help desk to look at an order (REV-4). From then on the desk reads and writes its messages.
 * @throws Refusal `not_found` to a stranger, `not_allowed` to who is no party, `wrong_state` after the order's end and
 * while an earlier request of the same party is open
 */
export async function askHelp(
  ports: HelpPorts,
  input: { order: Hash; caller: Caller; text: string },
): Promise<HelpRecord> {
  const { caller, text } = input;
  const author = caller.address;
  const { id, terms, state } = await visibleOrder(ports, { id: input.order, caller });
  const role = partyRole(terms, author);
  if (role !== "client" && role !== "seller") {
    throw new Refusal("not_allowed", "The client and the seller ask the help desk; you can answer them.");
  }
  if (!isOpen(state.status)) {
    throw new Refusal(
      "wrong_state",
      "This order has ended: there is nothing left that the help desk could change.",
    );
  }
  const request = await ports.help.open({ order: id, author, text });
  if (!request) {
    throw new Refusal("wrong_state", "You have asked the help desk already. Write to it under Messages.");
  }
  await notify(ports, {
    kind: "help_asked",
    accounts: ports.operators.filter((account) => account !== author),
    orderId: id,
    data: { by: author },
    key: `help_asked:${request.id}`,
  });
  await ports.announce(id, state.round);
  return request;
}
