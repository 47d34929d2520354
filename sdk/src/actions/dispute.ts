import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type DisputeParams = Observed & { terms: Terms; content: `0x${string}` };

/** A party hands the order to the arbiter; `content` is the statement's hash (DSP-1). @throws HoldfastError */
export function dispute(client: EscrowClient, params: DisputeParams): Promise<Done<"OrderDisputed">> {
  return send(client, {
    call: "dispute",
    args: [params.terms, params.content],
    events: ["OrderDisputed"],
    onProgress: params.onProgress,
  });
}
