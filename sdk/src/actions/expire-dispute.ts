import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type ExpireDisputeParams = Observed & { terms: Terms };

/** Anyone splits a dispute that was not ruled on in time, as both had agreed for that case (DSP-6). @throws HoldfastError */
export function expireDispute(
  client: EscrowClient,
  params: ExpireDisputeParams,
): Promise<Done<"OrderSettled">> {
  return send(client, {
    call: "expireDispute",
    args: [params.terms],
    events: ["OrderSettled"],
    onProgress: params.onProgress,
  });
}
