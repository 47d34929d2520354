import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type ApproveParams = Observed & { terms: Terms };

/** The client approves: the seller is paid at once (REV-1). @throws HoldfastError */
export function approve(client: EscrowClient, params: ApproveParams): Promise<Done<"OrderCompleted">> {
  return send(client, {
    call: "approve",
    args: [params.terms],
    events: ["OrderCompleted"],
    onProgress: params.onProgress,
  });
}
