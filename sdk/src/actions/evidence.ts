import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type EvidenceParams = Observed & { terms: Terms; content: `0x${string}` };

/** A party or the arbiter adds evidence to a dispute (DSP-1). @throws HoldfastError */
export function evidence(client: EscrowClient, params: EvidenceParams): Promise<Done<"EvidenceSubmitted">> {
  return send(client, {
    call: "evidence",
    args: [params.terms, params.content],
    events: ["EvidenceSubmitted"],
    onProgress: params.onProgress,
  });
}
