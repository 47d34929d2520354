import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type CancelParams = Observed & { terms: Terms; reason: `0x${string}` };

/** The client before the start, or the seller at any time: everything that remains goes back (ORD-5, RQ-5). @throws HoldfastError */
export function cancel(client: EscrowClient, params: CancelParams): Promise<Done<"OrderCancelled">> {
  return send(client, {
    call: "cancel",
    args: [params.terms, params.reason],
    events: ["OrderCancelled"],
    onProgress: params.onProgress,
  });
}
