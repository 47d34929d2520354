import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type ReleaseParams = Observed & { terms: Terms; amount: bigint };

/** The client pays a part early; `amount` in smallest units, see `exactReleaseAmount` (REV-6). @throws HoldfastError */
export function release(client: EscrowClient, params: ReleaseParams): Promise<Done<"PartReleased">> {
  return send(client, {
    call: "release",
    args: [params.terms, params.amount],
    events: ["PartReleased"],
    onProgress: params.onProgress,
  });
}
