import type { RequestKind } from "../order/status.ts";
import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type RequestParams = Observed & { terms: Terms; kind: RequestKind; content: `0x${string}` };

/** Opens a request to cancel, for progress, or for a refund (RQ-3, RQ-4, REV-3). @throws HoldfastError */
export function request(client: EscrowClient, params: RequestParams): Promise<Done<"RequestOpened">> {
  return send(client, {
    call: "request",
    args: [params.terms, params.kind, params.content],
    events: ["RequestOpened"],
    onProgress: params.onProgress,
  });
}
