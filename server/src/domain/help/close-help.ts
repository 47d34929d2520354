import type { Caller } from "../accounts/caller.ts";
import { notify } from "../notifications/notify.ts";
import { notFound, Refusal } from "../refusal.ts";
import type { HelpPorts, HelpRecord } from "./ports.ts";

/** Only the operator's people are the help desk. @throws Refusal `not_allowed` */
export function onlyDesk(caller: Caller): void {
  if (!caller.roles.includes("operator")) {
    throw new Refusal("not_allowed", "Requests to the help desk are for the operator's people.");
  }
}

/** The desk is done with a request; the party may ask again. @throws Refusal `not_allowed`, `not_found` */
export async function closeHelp(
  ports: HelpPorts,
  { id, caller }: { id: string; caller: Caller },
): Promise<HelpRecord> {
  onlyDesk(caller);
  await ports.help.close({ id, by: caller.address });
  const request = await ports.help.find(id);
  if (!request) throw notFound("This request");
  await notify(ports, {
    kind: "help_closed",
    accounts: [request.author],
    orderId: request.order,
    data: { by: caller.address },
    key: `help_closed:${request.id}`,
  });
  const parties = await ports.orders.parties(request.order);
  if (parties) await ports.announce(request.order, parties.round);
  return request;
}
