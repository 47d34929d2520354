import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type CancelOfferParams = Observed & { terms: Terms };

/** The seller takes one signed offer back; `terms` exactly as they were signed (LST-3). @throws HoldfastError */
export function cancelOffer(
  client: EscrowClient,
  params: CancelOfferParams,
): Promise<Done<"OfferCancelled">> {
  return send(client, {
    call: "cancelOffer",
    args: [params.terms],
    events: ["OfferCancelled"],
    onProgress: params.onProgress,
  });
}
