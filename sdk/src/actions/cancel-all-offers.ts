import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type CancelAllOffersParams = Observed;

/** The seller takes every signed offer back. @throws HoldfastError */
export function cancelAllOffers(
  client: EscrowClient,
  params: CancelAllOffersParams,
): Promise<Done<"OffersCancelled">> {
  return send(client, {
    call: "cancelAllOffers",
    args: [],
    events: ["OffersCancelled"],
    onProgress: params.onProgress,
  });
}
