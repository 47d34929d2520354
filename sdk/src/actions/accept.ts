import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type AcceptParams = Observed & { terms: Terms; round: number };

/** The seller takes a pending order, at the round they saw (FEATURES LST-6). @throws HoldfastError */
export function accept(client: EscrowClient, params: AcceptParams): Promise<Done<"OrderAccepted">> {
  return send(client, {
    call: "accept",
    args: [params.terms, params.round],
    events: ["OrderAccepted"],
    onProgress: params.onProgress,
  });
}
