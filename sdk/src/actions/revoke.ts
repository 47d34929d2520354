import type { Terms } from "../order/terms.ts";
import type { EscrowClient } from "./client.ts";
import type { Observed } from "./progress.ts";
import { type Done, send } from "./send.ts";

export type RevokeParams = Observed & { terms: Terms };

/** A party voids every signature given out for this order. @throws HoldfastError */
export function revoke(client: EscrowClient, params: RevokeParams): Promise<Done<"OrderRevoked">> {
  return send(client, {
    call: "revoke",
    args: [params.terms],
    events: ["OrderRevoked"],
    onProgress: params.onProgress,
  });
}
