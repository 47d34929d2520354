import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type StartParams = Observed & { terms: Terms; requirements: `0x${string}` };

/** The client gives the requirements' hash; work starts when the order is accepted (ORD-6). @throws HoldfastError */
export function start(client: EscrowClient, params: StartParams): Promise<Done<"OrderStarted">> {
  return send(client, {
    call: "start",
    args: [params.terms, params.requirements],
    events: ["OrderStarted"],
    onProgress: params.onProgress,
  });
}
