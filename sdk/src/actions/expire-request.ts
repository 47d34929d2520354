import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type ExpireRequestParams = Observed & { terms: Terms };

/** Anyone ends an order whose request nobody answered in time (RQ-3, RQ-4). @throws HoldfastError */
export function expireRequest(
  client: EscrowClient,
  params: ExpireRequestParams,
): Promise<Done<"OrderCancelled">> {
  return send(client, {
    call: "expireRequest",
    args: [params.terms],
    events: ["OrderCancelled"],
    onProgress: params.onProgress,
  });
}
