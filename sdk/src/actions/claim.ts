import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type ClaimParams = Observed & { terms: Terms };

/** Anyone pays the seller after a review period in which the client said nothing (REV-5). @throws HoldfastError */
export function claim(client: EscrowClient, params: ClaimParams): Promise<Done<"OrderCompleted">> {
  return send(client, {
    call: "claim",
    args: [params.terms],
    events: ["OrderCompleted"],
    onProgress: params.onProgress,
  });
}
