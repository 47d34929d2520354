import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type ReclaimParams = Observed & { terms: Terms };

/** The client takes everything back from a seriously overdue order (DLV-4). @throws HoldfastError */
export function reclaim(client: EscrowClient, params: ReclaimParams): Promise<Done<"OrderCancelled">> {
  return send(client, {
    call: "reclaim",
    args: [params.terms],
    events: ["OrderCancelled"],
    onProgress: params.onProgress,
  });
}
