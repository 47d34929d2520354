import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type WithdrawRequestParams = Observed & { terms: Terms };

/** Who asked takes the request back (RQ-6). @throws HoldfastError */
export function withdrawRequest(
  client: EscrowClient,
  params: WithdrawRequestParams,
): Promise<Done<"RequestWithdrawn">> {
  return send(client, {
    call: "withdrawRequest",
    args: [params.terms],
    events: ["RequestWithdrawn"],
    onProgress: params.onProgress,
  });
}
